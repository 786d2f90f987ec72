"""Numbers that name something rather than measure it: documents, plates, telephones, addresses, coordinates."""

import re
from functools import cache
from typing import Final

from corpus.chinese.times import TO
from corpus.lazy import lazy_pattern

#: 市政发〔2023〕15号, （2019）川01民终345号: the bracket first; ``_ISSUER`` is what stands before it.
_DOCUMENT = lazy_pattern(
    r"[〔\[［【(（](?:19|20)\d\d[〕\]］】)）](?:[\u4e00-\u9fff]{1,6}\d{0,4}[\u4e00-\u9fff]{0,4})??"
    r"第? ?\d{1,6}(?:-\d{1,3})? ?号",
    needs="号",
)
_ISSUER = lazy_pattern(r"(?:(?![是为号即据按照依和及与以了件的])[\u4e00-\u9fffA-Z]){1,8}$")
_PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NAME: Final = "A-Za-z0-9"

_PATTERNS: Final = (
    # maintenance.office@example.org
    rf"(?<![{_NAME}._%+-])[{_NAME}][{_NAME}._%+-]{{0,60}}@[{_NAME}-]{{1,60}}(?:\.[{_NAME}-]{{1,30}}){{1,5}}",
    # https://example.org/a?b=1
    rf"(?:https?|ftp)://[{_NAME}][{_NAME}._~:/?#@!$&'*+,;=%-]{{2,300}}(?<![.,;:?!])",
    # www.example.gov.cn/news
    rf"(?<![{_NAME}.@-])(?:[{_NAME}-]{{1,60}}\.){{1,5}}(?:com|cn|net|org|gov|edu|info|top|vip|cc)(?![{_NAME}])"
    rf"(?:/[{_NAME}._~/?#&=%-]{{0,200}}(?<![.?]))?",
    # 藏A·12345, 京A12345, 川B D1234学
    rf"[{_PROVINCES}][A-Z] ?[·.-]? ?[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳](?![{_NAME}])",
    # 0891-6322789, (0891)6322789转8012, 400-123-4567, 13800138000
    rf"(?<![{_NAME}.-])(?:\+86[- ]?)?(?:[(（]0\d{{2,3}}[)）] ?\d{{7,8}}|0\d{{2,3}} ?[-—] ?\d{{7,8}}"
    r"|[48]00-?\d{3}-?\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?:转\d{1,5}|[-/]\d{1,4}(?!\d))?(?![\d.])",
)
#: 91°06′, 29.6度, 29°36′12″.
_ANGLE: Final = (
    r"\d{1,3}(?:\.\d{1,6})?(?:[°度](?: ?\d{1,2}(?:\.\d{1,4})?[′'’分])?(?: ?\d{1,2}(?:\.\d{1,4})?[″\"”秒])?)?"
)
_DEGREES: Final = rf"{_ANGLE}(?:{TO}{_ANGLE})?"
_LONGITUDE, _LATITUDE = f"[东西]经{_DEGREES}", f"[南北]纬{_DEGREES}"
_AND: Final = "[，、,; ]{0,2}"
_MORE: Final = (
    # 东经91°06′，北纬29°36′, in either order, or one of the two
    f"{_LONGITUDE}(?:{_AND}{_LATITUDE})?",
    f"{_LATITUDE}(?:{_AND}{_LONGITUDE})?",
    # GB/T 19001-2016, ISO 9001:2015
    rf"(?<![{_NAME}])(?:GB|DB|NY|HJ|JT|ISO|IEC)(?:/[A-Z]{{1,2}})? ?\d{{1,6}}(?:\.\d{{1,3}})?(?:[-—:]\d{{4}})?(?!\d)",
    # XZ-2023-0815, G318
    rf"(?<![{_NAME}])[A-Z]{{1,6}}(?:[-—]?\d{{2,12}}){{1,4}}[A-Z]?(?![{_NAME}.%])",
    # an identity card
    r"(?<![\d.])\d{15}(?:\d\d[\dXx])?(?![\d.])",
)
_SIGN_OF_ONE = lazy_pattern(r"[A-Z@.]|\d{5}|[经纬]\d|[48]00")


@cache
def _code() -> re.Pattern[str]:
    return re.compile("|".join((*_PATTERNS, *_MORE)))


def codes(plain: str) -> list[tuple[int, int]]:
    """Return where the codes of a folded text stand, in order."""
    found = []
    for match in _DOCUMENT.finditer(plain):
        issuer = _ISSUER.search(plain, max(0, match.start() - 8), match.start())
        found.append((issuer.start() if issuer else match.start(), match.end()))
    if _SIGN_OF_ONE.search(plain):
        taken = found[:]
        found += [
            match.span()
            for match in _code().finditer(plain)
            if not any(match.start() < end and start < match.end() for start, end in taken)
        ]
    return sorted(found)
