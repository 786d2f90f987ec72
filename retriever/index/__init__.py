"""The index on disk: tables, vectors, and how both change."""
