"""What there is to read: pages, articles and passages."""
