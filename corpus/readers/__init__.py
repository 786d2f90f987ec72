"""A file → documents, one module a format."""

from corpus.readers.decoding import decode, read_text
from corpus.readers.registry import READERS, find_sources, read

__all__ = ["READERS", "decode", "find_sources", "read", "read_text"]
