"""The options of the commands, told in both languages."""
