"""Numbers that name something rather than measure it: documents, plates, telephones, addresses, coordinates."""

import re
from typing import Final

#: 市政发〔2023〕15号, （2019）川01民终345号: the bracket first; ``_ISSUER`` is what stands before it.
_DOCUMENT = re.compile(
    r"[〔\[［【(（](?:19|20)\d\d[〕\]］】)）](?:[\u4e00-\u9fff]{1,6}\d{0,4}[\u4e00-\u9fff]{0,4})??第? ?\d{1,6}(?:-\d{1,3})? ?号"
)
_ISSUER = re.compile(r"(?:(?![是为号即据按照依和及与以了件的])[\u4e00-\u9fffA-Z]){1,8}$")
#: 藏A·12345, 京A12345, 川B D1234学.
_PLATE: Final = r"(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z] ?[·.-]? ?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9]))"
_MAIL: Final = r"(?:(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,60}@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,30}){1,5})"
_ADDRESS: Final = (
    r"(?:(?:https?|ftp)://[A-Za-z0-9][A-Za-z0-9._~:/?#@!$&'*+,;=%-]{2,300}(?<![.,;:?!])"
    r"|(?<![A-Za-z0-9.@-])(?:www\.)?(?:[A-Za-z0-9-]{1,60}\.){1,5}(?:com|cn|net|org|gov|edu|info|top|vip|cc)(?![A-Za-z0-9])"
    r"(?:/[A-Za-z0-9._~/?#&=%-]{0,200}(?<![.?]))?)"
)
#: 0891-6322789, (0891)6322789转8012, 400-123-4567, 13800138000, +86 138 0013 8000.
_TELEPHONE: Final = (
    r"(?:(?<![\d.A-Za-z-])(?:\+86[- ]?)?(?:[(（]0\d{2,3}[)）] ?\d{7,8}|0\d{2,3} ?[-—] ?\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})"
    r"(?:转\d{1,5}|[-/]\d{1,4}(?!\d))?(?![\d.]))"
)
#: 东经91°06′，北纬29°36′; 北纬29.6度、东经91.1度; the other of the two where it follows.
_ANGLE: Final = r"(?:\d{1,3}(?:\.\d{1,6})?(?:[°度](?: ?\d{1,2}(?:\.\d{1,4})?[′'’分])?(?: ?\d{1,2}(?:\.\d{1,4})?[″\"”秒])?)?)"
_TO: Final = r"(?: ?(?:——|—|-|~|至|到) ?)"
_DEGREES: Final = rf"(?:{_ANGLE}(?:{_TO}{_ANGLE})?)"
_COORDINATES: Final = rf"(?:[东西]经{_DEGREES}(?:[，、,; ]{{0,2}}[南北]纬{_DEGREES})?|[南北]纬{_DEGREES}(?:[，、,; ]{{0,2}}[东西]经{_DEGREES})?)"
#: Long numbers of letters and digits: GB/T 19001-2016, ISO 9001:2015, XZ-2023-0815.
_STANDARD: Final = r"(?:(?<![A-Za-z0-9])(?:(?:GB|DB|NY|HJ|JT|ISO|IEC)(?:/[A-Z]{1,2})?) ?\d{1,6}(?:\.\d{1,3})?(?:[-—:]\d{4})?(?!\d))"
_SERIAL: Final = r"(?:(?<![A-Za-z0-9])[A-Z]{1,6}(?:[-—]?\d{2,12}){1,4}[A-Z]?(?![A-Za-z0-9.%])|(?<![\d.])\d{15}(?:\d\d[\dXx])?(?![\d.]))"

_CODE = re.compile(f"{_MAIL}|{_ADDRESS}|{_PLATE}|{_TELEPHONE}|{_COORDINATES}|{_STANDARD}|{_SERIAL}")
_SIGN_OF_ONE = re.compile(r"[A-Z@.]|\d{5}|[经纬]\d|400|800")


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
            for match in _CODE.finditer(plain)
            if not any(match.start() < end and start < match.end() for start, end in taken)
        ]
    return sorted(found)
