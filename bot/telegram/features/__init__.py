"""What the bot does, one feature a module."""
