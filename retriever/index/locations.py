"""The folder that is opened when none is named."""

import os
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from corpus.model import content_id
from corpus.version import VERSION
from retriever.index.schema import CONTENT, FORMAT


def named_index() -> Path | None:
    """Return the folder that ``BAOZHI_INDEX`` names; an address is kept as it is, but for a slash of its two."""
    named = os.environ.get("BAOZHI_INDEX")
    return Path(named).expanduser() if named else None


def own_index() -> Path:
    """Return the folder of the user's own index: ``BAOZHI_INDEX``, else one in the user's data folder."""
    return named_index() or user_data_path("baozhi", appauthor=False) / "index"


def bundled_articles() -> list[Path]:
    """Return the articles that come with the program, in name order."""
    folder = Path(str(files("corpus"))) / "archive"
    return sorted(folder.glob("*.md"))


def bundled_index(encoder: str = "") -> Path:
    """Return the folder for the index of the bundled articles: another one for another program, text or encoder."""
    articles = bundled_articles()
    texts = [path.read_text(encoding="utf-8") for path in articles]
    key = content_id(*map(str, articles), *texts, VERSION, str(FORMAT), str(CONTENT), encoder)
    root = os.environ.get("BAOZHI_CACHE")
    base = Path(root).expanduser() if root else user_cache_path("baozhi", appauthor=False)
    return base / f"archive-{key}"
