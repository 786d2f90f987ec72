"""The styles by name, and several records in one."""

import json
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from corpus.citing.bibtex import bibtex
from corpus.citing.csl import csl
from corpus.citing.gbt import gbt
from corpus.citing.record import CitedRecord
from corpus.citing.ris import ris

Style = Literal["gbt", "bibtex", "ris", "csl"]
#: The styles, and what they are called.
STYLE_NAMES: Final[Mapping[Style, str]] = {
    "gbt": "GB/T 7714",
    "bibtex": "BibTeX",
    "ris": "RIS",
    "csl": "CSL-JSON",
}
STYLES: Final[tuple[Style, ...]] = tuple(STYLE_NAMES)


def cite_all(records: Iterable[CitedRecord], style: Style) -> str:
    """Return records as one text: lines of a bibliography, entries, or for "csl" an array of JSON.

    Raises:
        ValueError: no such style.
    """
    if style == "csl":
        return json.dumps([csl(record) for record in records], ensure_ascii=False, indent=1)
    writers = {"gbt": (gbt, "\n"), "bibtex": (bibtex, "\n\n"), "ris": (ris, "\n\n")}
    if style not in writers:
        raise ValueError(f"{style}: 没有这种格式 (no such style; one of {', '.join(STYLES)})")
    write, between = writers[style]
    return between.join(write(record) for record in records)
