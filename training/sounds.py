"""Writes corpus/chinese/sounds.txt: the characters of GB 2312 by their readings, as the library pypinyin knows them.

python -m training.sounds
"""

from collections import defaultdict
from itertools import product

from pypinyin import Style, pinyin

from corpus.chinese.sounds import TABLE


def characters() -> list[str]:
    """Return the 6,763 characters of GB 2312, in its order."""
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    return [char for pair in product(rows, cells) if (char := bytes(pair).decode("gb2312", "ignore"))]


def main() -> None:
    """Write the table, a reading a line."""
    chars = characters()
    readings: dict[str, list[str]] = defaultdict(list)
    for char, sounds in zip(chars, pinyin(chars, style=Style.NORMAL, heteronym=True), strict=True):
        for sound in sounds:
            readings[sound].append(char)
    lines = [f"{sound} {''.join(alike)}\n" for sound, alike in sorted(readings.items()) if len(alike) > 1]
    TABLE.write_text("".join(lines), "utf-8")
    print(f"{TABLE}: {len(lines)} readings, {len(chars)} characters")


if __name__ == "__main__":
    main()
