"""The set forms of a newspaper: bylines, credits, datelines, captions.

They hold for any paper that signs its texts as Chinese papers do; no names of places or papers.
"""

import re
from typing import NamedTuple

from corpus.lazy import lazy_pattern

_ROLE = r"(?:记者|記者|[通诵涌][讯诅汛]员|通訊員|特派员|摄影师|评论员|實習生|实习生|撰稿人?|作者)"
_PAPER = r"(?:[本][报報]|[\w]{0,8}(?:报|報|社|台|网))?"
_NAME = r"[\w·•]{1,12}"
_NAMES = rf"{_NAME}(?:[\s、,，/]+{_NAME}){{0,9}}"
_MARK = r"[□■○●◎◆◇▲△☆★※\s]*"

BYLINE = lazy_pattern(
    rf"{_MARK}[（(]?\s*(?:文[/／、]?\s*图?\s*)?"
    rf"(?:{_PAPER}\s*(?:特约|见习|实习|首席|驻\w{{1,6}})?{_ROLE}\s*[:：/]?\s*{_NAMES}\s*)+"
    r"(?:[/／]?\s*(?:摄影报道|摄影|文[/／]?图|报道|供稿|整理|文))?\s*[)）]?"
)
"""A line that names who wrote: 本报记者 某某 通讯员 某某."""

CREDIT = lazy_pattern(
    rf"{_MARK}[（(]?(?=.{{2,60}}$)[^，。；！？]{{0,50}}?\s*[/／]?\s*"
    r"(?:摄|攝|摄影|供图|供圖|图片由.{2,16}提供|资料图片?)\s*[)）]?"
)
"""A line that names who took a picture: 本报记者 某某 摄."""

DATELINE = lazy_pattern(
    r"(?P<dateline>(?:本[报報]|[\w]{2,8}[社报報])\s*[\w\s·]{0,16}?\d{0,2}月?\d{0,2}日?\s*(?:讯|电|訊|電))"
    rf"\s*[（(]\s*(?P<byline>[^（()）]{{0,12}}?{_ROLE}?[^（()）]{{1,48}})[)）]"
)
"""The opening of a news item: 本报某地电（记者 某某）."""

_HAN = r"[\u4e00-\u9fff]"
_BRACKETED = lazy_pattern(
    rf"[（(〔【\[]\s*(?P<who>(?:本[報报]|{_HAN}{{2,5}}[社報报網网])?(?:特派[員员]|[記记]者)\s*)"
    rf"(?P<names>{_HAN}{{2,10}}(?:、{_HAN}{{2,10}}){{0,3}})\s*(?:[／/]\s*(?P<place>{_HAN}{{2,6}}))?"
    r"(?P<end>(?:\d{1,2}日)?(?:[電电]|[專专][電电]|[報报][導导道]))\s*[）)〕】\]]"
)
"""The opening of a news item that names reporter and place in one bracket: （本報記者某某某某地1日電）."""


class Opening(NamedTuple):
    """What the opening of a news item says: where it comes from and who wrote it."""

    dateline: str
    byline: str


def find_opening(text: str) -> Opening | None:
    """Return what the first words of a news item say of place and reporter, or None where they say nothing."""
    if match := DATELINE.match(text):
        return Opening(re.sub(r"\s+", "", match["dateline"]), match["byline"].strip())
    if not (match := _BRACKETED.match(text)):
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


_BRIEF = lazy_pattern(
    r"[【〔（(\[]?\s*本[报報](?:综合|綜合)?[讯訊]\s*(?:[】〕）)\]：:]|(?<=\s)(?=\S)|(?=[（(]))"
)
"""The opening of a news item that names nobody: 【本报讯】, 本报讯 and a space."""


def opens_news(text: str) -> bool:
    """Tell whether a text begins as a news item does."""
    return find_opening(text) is not None or _BRIEF.match(text) is not None


PICTURE = lazy_pattern(
    r"[(（]?(?:图|圖|(?:[上下左右大小中]{1,2}|资料|主|题)[图圖]|照片|[图圖][①-⑩一二三四五1-9])[为為:：]"
)
"""The opening of a caption: 图为, 上图:."""

AFFILIATION = lazy_pattern(r"[（(]\s*(?:[本该]?文?作者|作者)\s*(?:单位|單位|简介|[:：为为系])")
"""The author's affiliation at the foot of an article: （作者单位：…）."""

SUBTITLE = lazy_pattern(r"(?:——|—|--|一一|──)\s*(?=\S)")
"""The dash that opens a subtitle."""

ORDINAL = lazy_pattern(r"[（(]?(?:[一二三四五六七八九十]{1,3}|[1-9][0-9]?)[)）、.．]")
"""The number that opens a numbered subhead."""

FURNITURE = lazy_pattern(
    r"责任编辑|责编|美编|版式|校对|编辑[：:]|^第\s*\d+\s*版|\d{4}年\d{1,2}月\d{1,2}日\s*(?:农历.{2,12})?(?:星期|第\s*\w{1,4}\s*版)"
    r"|[〇○零一二三四五六七八九十]{1,4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日\s*(?:星期|第\w{1,4}版)"
    r"|E-?mail|www\.|电话[：:]"
)
"""What a newspaper prints around its articles: editors, page numbers, dates."""


def stands_alone(text: str) -> bool:
    """Tell whether a line is complete in itself: a byline or a credit."""
    if len(text) > 64 or _BRACKETED.match(text):
        return False
    return BYLINE.fullmatch(text) is not None or CREDIT.fullmatch(text) is not None


def starts_alone(text: str) -> bool:
    """Tell whether a line opens something: a news item, a caption, a byline."""
    return opens_news(text) or any(form.match(text) for form in (PICTURE, AFFILIATION)) or stands_alone(text)
