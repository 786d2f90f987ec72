"""An article as others cite it: GB/T 7714, BibTeX, RIS, CSL-JSON."""

from corpus.citing.record import CitedRecord
from corpus.citing.styles import STYLE_NAMES, STYLES, Style, cite_all

__all__ = ["STYLES", "STYLE_NAMES", "CitedRecord", "Style", "cite_all"]
