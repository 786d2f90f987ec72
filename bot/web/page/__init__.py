"""The page for readers: plain HTML that works without script, and a small script that spares a reload."""
