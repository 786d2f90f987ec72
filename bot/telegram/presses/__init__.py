"""What pressed buttons do: one table of actions, and what each of them does."""
