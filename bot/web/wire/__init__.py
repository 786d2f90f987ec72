"""Between HTTP and the archive: who may come in, what came, and how it is answered."""
