"""A scrambled page becomes whole articles: blocks, their roles, the links between them. A person may correct them."""

from corpus.layout.markdown import read_edited, write_edit
from corpus.layout.outline import outline
from corpus.layout.reconstruction import reconstruct

__all__ = ["outline", "read_edited", "reconstruct", "write_edit"]
