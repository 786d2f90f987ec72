"""Numbers as they are printed, in digits, in characters or in both, and what they are worth."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from corpus.chinese.digits import DIGIT, ONES, POWERS, TENS, TO_TEN, VALUES
from corpus.lazy import lazy_pattern

_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

#: 1,250.75; 1 250; 12.5; 12·5; 2. 5 after a word (at the start of a line it numbers one); 1.5×10^8; 6.8±0.2.
ARABIC: Final = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)"
    r"(?:[.·]\d+|(?:(?<=[\u4e00-\u9fff，]\d)|(?<=[\u4e00-\u9fff，]\d\d))\. \d+)?"
    r"(?:[×x*]10(?:\^-?\d{1,2}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))?(?:±\d+(?:\.\d+)?)?"
)
#: 万, 千万, 万亿; 多万, 余万; and what may follow one: 1万2千, 1亿3000万.
_SCALE: Final = r"(?:[百千]?万?亿|[百千]?万|[百千])"
#: US$2.5 million
_ENGLISH: Final = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SCALED: Final = (
    rf"{ARABIC}(?: ?(?:{'|'.join(_ENGLISH)})(?![A-Za-z])"
    rf"| ?[余多来]?{_SCALE}(?:\d{{1,4}}{_SCALE}){{0,2}}(?:\d{{1,4}}(?![\d.]))?)?(?: ?[余多来几])?"
)
#: 若干名: a number that is not told.
SOME: Final = "若干"
#: 一百零五点六, 七八百, 三四千万, 三千多万, 十余, 数百, 几十万, 上千, 两、三百.
CHINESE: Final = (
    rf"(?:好?几(?=[十百千万亿])|数(?=[十百千万亿])|上(?=[百千万亿]))?"
    rf"(?:[{ONES}两]、(?=[二三四五六七八九][十百千万亿]))?"
    rf"[{DIGIT}十百千万亿廿卅卌]{{1,16}}(?:点[{DIGIT}]{{1,6}}[万亿]{{0,2}})?(?:[余多来几](?:[百千]?[万亿]{{1,2}})?)?"
)

_NEIGHBOURS = lazy_pattern(rf"(?P<low>[{ONES}两])、?(?P<high>[二三四五六七八九])(?=[十百千万亿]|$)")
_CHAIN = lazy_pattern(rf"(?P<number>[\d.]+)(?P<scale>{_SCALE})?")
_MORE = lazy_pattern("[余多来几]")


class Number(NamedTuple):
    """What a number is worth: from ``low`` to ``high``, None where it is open (余: no less than that).

    ``about`` tells that the number is not exact: 七八百, 3000多, 数百.
    """

    low: Decimal | None
    high: Decimal | None
    about: bool = False


def read_number(text: str) -> Number | None:
    """Return what a number as ``ARABIC``, ``SCALED`` or ``CHINESE`` match it is worth, or None for no number."""
    if text == SOME:
        return Number(None, None, about=True)
    more = bool(_MORE.search(text))
    few = text[0] in "数几好上"
    plain = _MORE.sub("", text.lstrip("数几好上") if few else text)
    pair = _around(plain) if plain and plain[0].isascii() else _chinese(plain)
    if pair is None:
        return None
    low, high = pair
    if few:  # 数百, 几十万: somewhere between one and ten of them
        return Number(low, None if text[0] == "上" else 10 * low, about=True)
    return Number(low, None, about=True) if more else Number(low, high, about=low != high)


def _around(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the worth of a number in digits twice, or the two ends of 6.8±0.2."""
    middle, _, off = text.partition("±")
    if (value := _arabic(middle)) is None:
        return None
    more = _arabic(off) or Decimal(0) if off else Decimal(0)
    return value - more, value + more


def _arabic(text: str) -> Decimal | None:
    """Return the worth of 1,250.75万, 1万2千, 1.5×10^8 or 2.5 million."""
    for name, zeros in _ENGLISH.items():
        if text.endswith(name):
            value = _arabic(text.removesuffix(name))
            return value.scaleb(zeros) if value is not None else None
    text = re.sub("[ ,]", "", text).replace("·", ".")
    number, times, power = (
        re.split("([×x*]10\\^?)", text, maxsplit=1) if re.search("[×x*]", text) else (text, "", "0")
    )
    if times:
        tail = re.fullmatch(rf"(-?\d+)({_SCALE})?", power.translate(_SUPERSCRIPT))
        return Decimal(number).scaleb(int(tail[1])) * _scale(tail[2] or "") if tail else None
    total, last = Decimal(0), Decimal(1)
    for match in _CHAIN.finditer(text):
        scale = _scale(match["scale"] or "")
        if total and not match["scale"] and len(match["number"]) == 1:  # 1万2 is 12000
            scale = last / 10
        total += Decimal(match["number"]) * scale
        last = scale
    return total


def _scale(text: str) -> Decimal:
    result = Decimal(1)
    for char in text:
        result *= POWERS[char]
    return result


def _chinese(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the worth of a number in characters, twice, or the two ends of 七八百."""
    match = _NEIGHBOURS.search(text)
    if match and (
        match["low"] + match["high"] == "三五" or _digit(match["high"]) - _digit(match["low"]) == 1
    ):
        rest = text[match.end() :]
        if match.start() == 0 or text[match.start() - 1] in POWERS:
            ends = [exact_number(text[: match.start()] + match[end] + rest) for end in ("low", "high")]
            return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
    value = exact_number(text.replace("、", ""))
    return None if value is None else (value, value)


def _digit(char: str) -> int:
    return VALUES[char]


def exact_number(text: str) -> Decimal | None:
    """Return the worth of 三千七百三十, 三点五亿 or 二〇二三, or None where the characters are no one number."""
    for char, tens in TENS.items():
        text = text.replace(char, f"{TO_TEN[tens - 1]}十")
    whole, point, fraction = text.partition("点")
    if point:
        digits = fraction.rstrip("万亿")
        value = _whole(whole)
        if value is None or not digits:
            return None
        tail = "".join(str(VALUES[char]) for char in digits)
        return Decimal(f"{value}.{tail}") * _scale(fraction[len(digits) :])
    value = _whole(text)
    return None if value is None else Decimal(value)


def _whole(text: str, *, first: bool = True) -> int | None:
    """Return a whole number in characters: by its powers, or digit by digit (二〇二三).

    百万 may begin with its power, but only 十 may do so further on (一百十).
    """
    if len(text) > 1 and all(char in VALUES for char in text):
        return int("".join(str(VALUES[char]) for char in text))
    for power in ("亿", "万", "千", "百", "十"):
        great = power in "亿万"
        head, mark, tail = text.rpartition(power) if great else text.partition(power)
        if not mark:
            continue
        count = (_whole(head, first=first) if great else VALUES.get(head)) if head else 1
        if not count or not (head or first or power == "十"):
            return None
        if tail in VALUES and power != "十":  # 一万二, 三千五
            return count * POWERS[power] + VALUES[tail] * POWERS[power] // 10
        rest = _whole(tail.lstrip("零〇"), first=False) if tail.lstrip("零〇") else 0
        return None if rest is None or rest >= POWERS[power] else count * POWERS[power] + rest
    return VALUES.get(text)


def scale_of(text: str) -> Decimal:
    """Return what 万, 千万 or 亿 behind the digits of a text multiplies them by; 1 where there is none."""
    match = re.search(rf"[\d余多来]{_SCALE}|[{ONES}两]([十百千万亿]+)", text)
    return _scale(re.sub("[^十百千万亿]", "", match.group())) if match else Decimal(1)
