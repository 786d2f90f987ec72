"""The conversation: a question understood, read, answered and followed up."""
