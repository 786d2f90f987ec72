"""What the server keeps between requests: the open archive, conversations, budgets, threads, numbers."""
