"""A file → documents, one module a format."""

from corpus.readers.checking import Tell
from corpus.readers.decoding import decode, read_bytes, read_text, reads_as_utf8
from corpus.readers.formats import READERS, Format, format_of
from corpus.readers.registry import absolute, companions_of, find_sources, read, sources_below, stream

__all__ = [
    "READERS",
    "Format",
    "Tell",
    "absolute",
    "companions_of",
    "decode",
    "find_sources",
    "format_of",
    "read",
    "read_bytes",
    "read_text",
    "reads_as_utf8",
    "sources_below",
    "stream",
]
