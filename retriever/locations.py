"""Which folder is meant when none is named."""

import os
from importlib.resources import files
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from corpus.model import content_id


def own_index() -> Path:
    """Return the folder that is meant: ``BAOZHI_INDEX``, else one in the user's data folder."""
    named = os.environ.get("BAOZHI_INDEX")
    return Path(named).expanduser() if named else user_data_path("baozhi", appauthor=False) / "index"


def bundled_articles() -> list[Path]:
    """Return the articles that come with the program, in name order."""
    folder = Path(str(files("corpus"))) / "archive"
    return sorted(folder.glob("*.md"))


def bundled_index() -> Path:
    """Return the folder for the index of the bundled articles; its name changes with their text."""
    texts = [path.read_text(encoding="utf-8") for path in bundled_articles()]
    root = os.environ.get("BAOZHI_CACHE")
    base = Path(root).expanduser() if root else user_cache_path("baozhi", appauthor=False)
    return base / f"archive-{content_id(*texts)}"
