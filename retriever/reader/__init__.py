"""Question + passages → the span that answers, and how sure that is."""

from retriever.reader.byline import byline_of
from retriever.reader.extract import Reading, Weights, extract
from retriever.reader.kinds import Asked, Kind, asked

__all__ = ["Asked", "Kind", "Reading", "Weights", "asked", "byline_of", "extract"]
