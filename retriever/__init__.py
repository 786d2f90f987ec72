"""Passages and vectors → hits → a span."""

from retriever.hits import ArticleReference, Citation, Hit, origin
from retriever.index.articles import CatalogueEntry
from retriever.index.indexing import IndexReport
from retriever.index.info import IndexInfo
from retriever.index.verify import Verification
from retriever.ranking.settings import SearchSettings
from retriever.retriever import Retriever

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
