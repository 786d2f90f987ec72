"""What can be typed: one table of commands, and what each of them does."""
