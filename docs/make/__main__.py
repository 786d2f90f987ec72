"""Write what is made from the program, and lay out the pages of the site.

The pictures of the terminal are made only where ``cast`` is named.
"""

import json
import sys
from pathlib import Path

from bot.web.api.document import openapi
from docs.make.cli import reference
from docs.make.commands import with_commands
from docs.make.figures import DOCS, with_figures
from docs.make.site import LAID_OUT, lay_out

PAGES = {DOCS.parent / "README.md": "en", DOCS.parent / "README.zh.md": "zh", DOCS / "benchmarks.md": None}


def write(path: Path, text: str) -> None:
    """Write a page where it is another than before."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(DOCS.parent))


if __name__ == "__main__":
    write(DOCS / "cli.md", reference())
    write(DOCS / "openapi.json", json.dumps(openapi(), ensure_ascii=False, indent=1) + "\n")
    for page, language in PAGES.items():
        write(page, with_figures(page.read_text("utf-8"), language))
    page = DOCS / "telegram.md"
    write(page, with_commands(page.read_text("utf-8")))
    if "cast" in sys.argv[1:]:
        from docs.make.cast import write_casts

        write_casts()
    lay_out(LAID_OUT)
