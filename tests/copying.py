"""How much of a text is copied from the pages."""

import re
import unicodedata
from pathlib import Path

from tests.conftest import PROJECT

LONGEST = 20
_SHELTERED = re.compile(r"[“\"「『《][^”\"」』》\n]{2,80}[”\"」』》]")


def letters(text: str) -> str:
    """Return letters and digits alone; □ stands for a title, a quotation or a list mark."""
    text = _SHELTERED.sub("□", text).replace("、", "□")
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN" or c == "□"
    )


def archive_articles() -> list[Path]:
    """Return the bundled articles."""
    return sorted((PROJECT / "corpus" / "archive").glob("*.md"))


def shared_runs(path: Path, pages: Path) -> list[str]:
    """Return the runs of more than ``LONGEST`` letters that an article's body shares with a page."""
    body = letters(re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL))
    size = LONGEST + 1
    windows = set()
    for page in pages.glob("*.txt"):
        text = letters(page.read_text(encoding="utf-8"))
        windows |= {text[n : n + size] for n in range(len(text) - size + 1)}
    found = [body[n : n + size] for n in range(len(body) - size + 1)]
    return [run for run in found if "□" not in run and run in windows]
