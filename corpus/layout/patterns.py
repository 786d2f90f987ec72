"""The set forms of a newspaper: bylines, credits, captions.

They hold for any paper that signs its texts as Chinese papers do; no names of places or papers.
"""

from corpus.chinese.datelines import BRACKETED, REPORTER, opens_news
from corpus.chinese.digits import TO_TEN
from corpus.chinese.surnames import DOUBLE, SURNAMES
from corpus.lazy import lazy_pattern

_PAPER = r"(?:[本][报報]|[\w]{0,8}(?:报|報|社|台|网))?"
_NAME = r"[\w·•]{1,12}"
_NAMES = rf"{_NAME}(?:[\s、,，/]+{_NAME}){{0,9}}"
_MARKS = r"[□■○●◎◆◇☆★※]"
_HAN = r"[\u4e00-\u9fff]"
_SURNAME = rf"(?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(SURNAMES))}老小])"
_PERSON = rf"(?:{_SURNAME}\s?{_HAN}{{1,2}}|{_HAN}{{2,5}}[·•]{_HAN}{{2,5}})"
_MARK = r"[□■○●◎◆◇▲△☆★※\s]*"

BYLINE = lazy_pattern(
    rf"{_MARK}[（(]?\s*(?:文[/／、]?\s*图?\s*)?"
    rf"(?:{_PAPER}\s*(?:特约|见习|实习|首席|驻\w{{1,6}})?{REPORTER}\s*[:：/]?\s*{_NAMES}\s*)+"
    r"(?:[/／]?\s*(?:摄影报道|摄影|文[/／]?图|报道|供稿|整理|文))?\s*[)）]?"
    rf"|{_MARK}[（(]?\s*[本][报報](?:特约)?[评評][论論][员員]\s*[)）]?"
    rf"|{_MARKS}\s*{_PERSON}(?:[\s、,，/／]+{_PERSON}){{0,3}}\s*(?:文[/／]图)?"
)
"""A line that names who wrote: 本报记者 某某 通讯员 某某, 本报评论员, □ 某某."""

CREDIT = lazy_pattern(
    rf"{_MARK}[（(]?(?=.{{2,60}}$)[^，。；！？]{{0,50}}?\s*[/／]?\s*"
    r"(?:摄|攝|摄影|供图|供圖|图片由.{2,16}提供|资料图片?)\s*[)）]?"
)
"""A line that names who took a picture: 本报记者 某某 摄."""

PICTURE = lazy_pattern(
    r"[(（]?(?:图|圖|(?:[上下左右大小中]{1,2}|资料|主|题)[图圖]|照片|[图圖][①-⑩一二三四五1-9])[为為:：]"
    r"|[▲△▼▽◀▶◁▷←→↑↓]"
)
"""The opening of a caption: 图为, 上图:, ▲."""

TURNED = lazy_pattern(r"[（(〔]?\s*(?:上接|紧接|緊接|接)\s*第?\s*\w{1,3}\s*版\s*[）)〕]")
"""The opening of what began on another page: （上接第1版）."""

AFFILIATION = lazy_pattern(r"[（(]\s*(?:[本该]?文?作者|作者)\s*(?:单位|單位|简介|[:：为为系])")
"""The author's affiliation at the foot of an article: （作者单位：…）."""

SUBTITLE = lazy_pattern(r"(?:——|—|--|一一|──)\s*(?=\S)")
"""The dash that opens a subtitle."""

ORDINAL = lazy_pattern(rf"[（(]?(?:[{TO_TEN}]{{1,3}}|[1-9][0-9]?)[)）、.．]")
"""The number that opens a numbered subhead."""

FURNITURE = lazy_pattern(
    r"责任编辑|责编|美编|版式|校对|编辑[：:]|^第\s*\d+\s*版|\d{4}年\d{1,2}月\d{1,2}日\s*(?:农历.{2,12})?(?:星期|第\s*\w{1,4}\s*版)"
    rf"|[〇○零{TO_TEN}]{{1,4}}年[{TO_TEN}]{{1,3}}月[{TO_TEN}]{{1,3}}日\s*(?:星期|第\w{{1,4}}版)"
    r"|E-?mail|www\.|电话[：:]"
)
"""What a newspaper prints around its articles: editors, page numbers, dates."""


def stands_alone(text: str) -> bool:
    """Tell whether a line is complete in itself: a byline or a credit."""
    if len(text) > 64 or BRACKETED.match(text):
        return False
    return BYLINE.fullmatch(text) is not None or CREDIT.fullmatch(text) is not None


def starts_alone(text: str) -> bool:
    """Tell whether a line opens something: a news item, a caption, a byline."""
    return opens_news(text) or any(form.match(text) for form in (PICTURE, AFFILIATION)) or stands_alone(text)
