"""How a news item opens in print: 本报某地电（记者 某某）, and what that says of place and reporter.

It holds for any paper that signs its news as Chinese papers do; no names of places or papers but the agencies'.
"""

import re
from typing import Final, NamedTuple

from corpus.lazy import lazy_pattern

#: What those are called who sign, in both scripts and as scanned.
REPORTER: Final = r"(?:记者|記者|[通诵涌][讯诅汛]员|通訊員|特派员|摄影师|评论员|實習生|实习生|撰稿人?|作者)"
_HAN: Final = r"[\u4e00-\u9fff]"

#: 本报磐川3月5日讯（记者 某某）: paper, place and day before the bracket with the names.
DATELINE: Final = lazy_pattern(
    r"(?P<dateline>(?:本[报報]|[\w]{2,8}[社报報])\s*[\w\s·]{0,16}?\d{0,2}月?\d{0,2}日?\s*(?:讯|电|訊|電))"
    rf"\s*[（(]\s*(?P<byline>[^（()）]{{0,12}}?{REPORTER}?[^（()）]{{1,48}})[)）]"
)
#: （本報記者某某某某地1日電）: reporter and place in one bracket.
BRACKETED: Final = lazy_pattern(
    rf"[（(〔【\[]\s*(?P<who>(?:本[報报]|{_HAN}{{2,5}}[社報报網网])?(?:特派[員员]|[記记]者)\s*)"
    rf"(?P<names>{_HAN}{{2,10}}(?:、{_HAN}{{2,10}}){{0,3}})\s*(?:[／/]\s*(?P<place>{_HAN}{{2,6}}))?"
    r"(?P<end>(?:\d{1,2}日)?(?:[電电]|[專专][電电]|[報报][導导道]))\s*[）)〕】\]]"
)
#: 【本报讯】, 本报讯 and a space, 据新华社北京5月11日电 and a space: an opening that names nobody.
_BRIEF: Final = lazy_pattern(
    r"[【〔（(\[]?\s*本[报報](?:综合|綜合)?[讯訊]\s*(?:[】〕）)\]：:]|(?<=\s)(?=\S)|(?=[（(]))"
    rf"|[据據]?(?:新[华華]|中新|{_HAN}{{2,4}}通[讯訊])社{_HAN}{{2,12}}?(?:\d{{1,2}}月)?\d{{1,2}}日[电電讯訊]\s"
)
#: 本报那沟讯（记者 李明 通讯员: an opening that is cut off at the foot of a column.
_BEGUN: Final = lazy_pattern(
    rf"(?:本[报報]|新[华華]社){_HAN}{{0,10}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[讯电訊電]\s*[（(]\s*(?:[本][报報])?{REPORTER}[^（()）。，]{{0,40}}$"
)
#: …家家有余粮。（记者 李明 通讯员 王芳）: who signs at the end of a text.
_CLOSING: Final = lazy_pattern(
    rf"(?<=[。！？”…])\s*[（(](?P<byline>(?!作者)(?:[本][报報])?(?:特约|见习|实习)?{REPORTER}[^（()）。，]{{2,40}})[）)]\s*$"
)
_PICTURED: Final = ("摄", "攝", "摄影", "供图")
#: 本报拉萨讯（记者 某某） and a space: what is cut off before the first sentence is quoted.
OPENING: Final = lazy_pattern(r"^[^。（(]{0,20}[讯电][（(][^）)]{1,40}[）)]\s*")
#: 本报清澜3月5日电, 新华社清澜电 → 清澜; 本报讯 tells no place.
_PLACE: Final = lazy_pattern(
    r"(?!(?:本报|新华社)[讯电]?$)(?:本报|新华社)?(?P<place>[^\d（(]{2,8}?)(?:\d.*)?[讯电]?$"
)


class Opening(NamedTuple):
    """What the opening of a news item says: where it comes from and who wrote it."""

    dateline: str
    byline: str


def find_opening(text: str) -> Opening | None:
    """Return what the first words of a news item say of place and reporter, or None where they say nothing."""
    if match := DATELINE.match(text):
        return Opening(re.sub(r"\s+", "", match["dateline"]), match["byline"].strip())
    if not (match := BRACKETED.match(text)):
        return None
    names, place = match["names"], match["place"]
    if place is None:
        names, place = _parted(names, text)
    return Opening(f"{place}{match['end']}", f"{match['who']}{names}")


def _parted(names: str, text: str) -> tuple[str, str]:
    """Part 林大同青石 into the reporter and the place: the text goes on about the place, or the name has three."""
    last = len(names.rpartition("、")[2])
    sizes = [size for size in range(2, min(6, last - 2) + 1) if text.count(names[-size:]) > 1]
    size = max(sizes, default=max(0, last - 3) if last > 4 else max(0, last - 2))
    return names[: len(names) - size], names[len(names) - size :]


def opens_news(text: str) -> bool:
    """Tell whether a text begins as a news item does."""
    return any((find_opening(text), _BRIEF.match(text), _BEGUN.match(text)))


def find_closing(text: str) -> str | None:
    """Return who signs at the end of a text, None where nobody does, or only for a picture."""
    match = _CLOSING.search(text, max(0, len(text) - 64))
    byline = match["byline"].strip() if match else ""
    return byline if byline and not byline.endswith(_PICTURED) else None


def place_of(dateline: str | None) -> str | None:
    """Return the place that a dateline names, without paper, day and 讯 or 电; None where it names none."""
    match = _PLACE.match(dateline or "")
    return match["place"] if match else None
