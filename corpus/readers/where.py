"""What the names of a file and its folders say of a page: newspaper, day, number of the page.

Crawlers of e-papers keep what they fetch in folders named so: 某某日报/2024-06/03/03版/标题.html, 20240603-03-1.html.
"""

import re
from pathlib import Path
from typing import Final

from corpus.masthead import Masthead

#: Folders above a file, and the file, whose names are looked at.
_DEPTH: Final = 5
#: 2024-06-03, 2024/06/03, 2024-06/03, 20240603, 2024年6月3日.
_DAY: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-_./](?P<m1>\d{1,2})[-_./](?P<d1>\d{1,2})|(?P<m2>\d\d)(?P<d2>\d\d)"
    r"|年(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日)(?!\d)"
)
#: Behind the day: /03版, /第3版：要闻, /A3, -03-1, _1-03 (article and page, as one publisher's system writes them).
_EDITION: Final = re.compile(
    r"/第?(?P<folder>[A-D]?\d{1,3})版?(?:[：:_ -](?P<section>[\u4e00-\u9fff·]{2,10}))?(?=/)"
    r"|[/_-]第?(?P<named>[A-D]?\d{1,3})版"
    r"|_\d{1,4}-(?P<system>[A-D]?\d{1,3})(?=\.)|[-_](?P<page>[A-D]?\d{1,2})[-_]\d{1,4}(?=\.)"
)
_PAPER: Final = re.compile(r"[\u4e00-\u9fff]{1,10}报")


def said_by_path(path: Path) -> Masthead:
    """Return what the path of a file says of the page that it holds; nothing where it names no day."""
    names = path.parts[-_DEPTH:]
    joined = "/" + "/".join(names)
    days = [match for match in _DAY.finditer(joined) if _iso(match)]
    if not days:
        return Masthead()
    day = days[-1]
    paper = next((name for name in reversed(names) if _PAPER.fullmatch(name)), None)
    edition = _EDITION.search(joined, day.end())
    number = edition and (edition["folder"] or edition["named"] or edition["system"] or edition["page"])
    return Masthead(
        paper, _iso(day), _plain(number) if number else None, edition["section"] if edition else None
    )


def _iso(match: re.Match[str]) -> str | None:
    month = next(int(match[name]) for name in ("m1", "m2", "m3") if match[name])
    day = next(int(match[name]) for name in ("d1", "d2", "d3") if match[name])
    return f"{match['year']}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _plain(number: str) -> str:
    """Return the number of a page without zeros before it: 03 is 3, A03 is A3."""
    letter = number[0] if number[0].isalpha() else ""
    return f"{letter}{int(number.removeprefix(letter))}"
