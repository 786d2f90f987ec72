"""Turns that are no question: commands, small talk, chores, and words of courtesy around a question."""
