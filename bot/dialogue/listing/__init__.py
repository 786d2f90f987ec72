"""Questions for articles: what is wanted of them, which they are, and how a list of them is told."""
