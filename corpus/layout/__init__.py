"""A scrambled page becomes whole articles: blocks, their roles, the links between them. A person may correct them."""

from corpus.layout.markdown import read_edited, write_edit
from corpus.layout.outline import outline
from corpus.layout.reconstruction import one_article, reconstruct

__all__ = ["one_article", "outline", "read_edited", "reconstruct", "write_edit"]
