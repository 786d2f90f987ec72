"""A page of which it is known where everything is printed: lines with their boxes → articles.

A reader of PDF makes such a page of characters, a reader of scans will make it of lines that were recognised.
"""

from corpus.sheet.model import Box, PrintedLine, Sheet
from corpus.sheet.reconstruction import reconstruct_sheet
from corpus.sheet.turning import joined_as_read, joined_pages

__all__ = ["Box", "PrintedLine", "Sheet", "joined_as_read", "joined_pages", "reconstruct_sheet"]
