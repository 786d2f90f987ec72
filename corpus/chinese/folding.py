"""Digits, letters and signs in one shape, with the way back: what the grammar of values reads.

Widths, the shapes of dashes and the traditional forms of the few characters that values are written with are
folded one for one; characters without width (in 三\u200b百万元) are left out.
"""

import unicodedata
from typing import Final

from corpus.chinese.radicals import RADICALS
from corpus.lazy import lazy_pattern

_TRADITIONAL: Final = dict(
    zip(
        "萬億兩點餘約過達噸畝圓塊錢個戶間檔張臺輛條項屆場趟層級處種類門樓"
        "號國緒寧乾時鐘歲週頃釐裡負幣貳參陸壹肆伍柒捌玖拾佰仟〇○贰叁陆",
        "万亿两点余约过达吨亩圆块钱个户间档张台辆条项届场趟层级处种类门楼"
        "号国绪宁乾时钟岁周顷厘里负币二三六一四五七八九十百千零零二三六",
        strict=True,
    )
)
_SHAPES: Final = {
    "\N{MINUS SIGN}": "-",
    "\N{FIGURE DASH}": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{EN DASH}": "—",
    "\N{HORIZONTAL BAR}": "—",
    "\N{WAVE DASH}": "~",
    "\N{TILDE OPERATOR}": "~",
    "\N{RATIO}": "∶",
    "\N{FULLWIDTH YEN SIGN}": "¥",
    "\N{NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{KATAKANA MIDDLE DOT}": "·",
    "\N{BULLET}": "·",
    "\N{BULLET OPERATOR}": "·",
}
#: These stay as they are: they part clauses, and a clause's comma is no comma of thousands.
_KEPT: Final = frozenset("，：；！？（）")


def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in (_TRADITIONAL | _SHAPES).items()}
    for code in range(0xFF01, 0xFF5F):  # ASCII in full width
        if chr(code) not in _KEPT:
            twin = unicodedata.normalize("NFKC", chr(code))
            table[code] = table.get(ord(twin), twin)
    return RADICALS | table


_TABLE: Final = _table()
_NO_WIDTH = lazy_pattern("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
#: １，２５０ is one number, 110，120 are two: only between full-width digits a Chinese comma parts thousands.
_WIDE_COMMA = lazy_pattern("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def folded(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text and, where characters were left out, the offset of each that is kept."""
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    plain = text.translate(_TABLE)
    if not _NO_WIDTH.search(plain):
        return plain, None
    kept = [at for at, char in enumerate(plain) if not _NO_WIDTH.match(char)]
    return "".join(plain[at] for at in kept), kept
