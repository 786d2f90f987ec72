"""Question in, ranked passages out: search, fuse, rerank."""
