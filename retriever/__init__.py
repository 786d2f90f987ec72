"""Passages and vectors → hits → a span."""

from retriever.browsing import FacetCount, Facets, NamePage
from retriever.filtering import Filter
from retriever.hits import ArticleReference, Citation, Hit, also_in, origin
from retriever.index.articles import CatalogueEntry
from retriever.index.indexing import IndexReport
from retriever.index.info import IndexInfo
from retriever.index.selecting import Scope
from retriever.index.verify import Verification
from retriever.ranking.settings import SearchSettings
from retriever.retriever import Retriever

__all__ = [
    "ArticleReference",
    "CatalogueEntry",
    "Citation",
    "FacetCount",
    "Facets",
    "Filter",
    "Hit",
    "IndexInfo",
    "IndexReport",
    "NamePage",
    "Retriever",
    "Scope",
    "SearchSettings",
    "Verification",
    "also_in",
    "origin",
]
