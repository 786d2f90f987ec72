"""The characters that numbers are written with: the digits, those that are tens by themselves, the powers."""

from typing import Final

#: The digits from one to nine; in a pattern ``[{ONES}]``.
ONES: Final = "一二三四五六七八九"
#: What counts and numbers up to ten: 一是, 第十, 三大工程.
TO_TEN: Final = f"{ONES}十"
#: Every character that is one digit, as a class of a pattern.
DIGIT: Final = f"零〇{ONES}两"
#: What each digit is worth; 两 is a two before a measure word, 〇 a zero that is read digit by digit.
VALUES: Final = {char: value for value, char in enumerate(f"零{ONES}")} | {"〇": 0, "两": 2}
#: The same with the circle that many a printer sets for a zero: 二○二四年.
PRINTED_VALUES: Final = VALUES | {"○": 0}
#: Tens in one character: 廿三, 卅一.
TENS: Final = {"廿": 2, "卅": 3, "卌": 4}
POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def to_ten(sign: str) -> int:
    """Return what a number up to ten is worth, in digits or in one character: 3, 三, 两.

    Raises:
        ValueError: it is none.
    """
    return int(sign) if sign.isdigit() else TO_TEN.index(sign.replace("两", "二")) + 1
