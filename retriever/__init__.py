"""Passages and vectors → hits → a span."""

from retriever.articles import CatalogueEntry
from retriever.hits import ArticleReference, Citation, Hit, origin
from retriever.indexing import IndexReport
from retriever.retriever import IndexInfo, Retriever
from retriever.search import SearchSettings
from retriever.verify import Verification

__all__ = [
    "ArticleReference",
    "CatalogueEntry",
    "Citation",
    "Hit",
    "IndexInfo",
    "IndexReport",
    "Retriever",
    "SearchSettings",
    "Verification",
    "origin",
]
