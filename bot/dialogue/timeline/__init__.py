"""What dated articles tell of one thing through time, where they differ, and where they agree."""
