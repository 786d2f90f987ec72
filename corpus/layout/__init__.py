"""A scrambled page → whole articles: blocks, what each is, which goes on which; and a person's corrections."""

from corpus.layout.markdown import read_edited, write_edit
from corpus.layout.outline import outline
from corpus.layout.reconstruction import reconstruct

__all__ = ["outline", "read_edited", "reconstruct", "write_edit"]
