"""Words for invented news: places, people, figures, headlines, bylines."""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

DIGITS = "一二三四五六七八九十"
_SUFFIXES = {"县": "县县县区市旗", "镇": "镇乡镇乡", "村": "村村村组"}


@cache
def vocabulary() -> dict[str, Any]:
    """Return the word lists of vocabulary.json."""
    words: dict[str, Any] = json.loads(
        Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8")
    )
    return words


class Writer:
    """Fills templates; within one article a place, a product or a company stays the same."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.fixed: dict[str, str] = {}

    def place(self, suffixes: str = "") -> str:
        """Return an invented place name, with one of the suffixes."""
        name = "".join(self.rng.choices(vocabulary()["syllables"], k=self.rng.randint(2, 3)))
        return name + (self.rng.choice(suffixes) if suffixes else "")

    def person(self) -> str:
        """Return an invented name, Chinese or transliterated."""
        words, rng = vocabulary(), self.rng
        if rng.random() < 0.4:
            return "".join(rng.sample(words["transliterated"], rng.choice((1, 2, 2))))
        return str(rng.choice(words["surnames"])) + "".join(
            rng.choices(words["given"], k=rng.choice((1, 1, 2, 2, 2)))
        )

    def slot(self, name: str) -> str:
        """Return a filling for a slot of the grammar."""
        figure = self._figure(name)
        if figure is not None:
            return figure
        if name not in self.fixed:
            self.fixed[name] = self._fixed(name)
        return self.fixed[name]

    def _figure(self, name: str) -> str | None:
        """Return a person or a figure, new each time."""
        rng = self.rng
        if name == "人":
            return self.person()
        if name == "钱":
            sums = (f"{rng.randint(20, 9000)}", f"{rng.randint(1, 99)}.{rng.randint(1, 99)}")
            return rng.choice(sums) + rng.choice(("万元", "万余元", "亿元"))
        figures = {
            "数": rng.choice((rng.randint(30, 999), rng.randint(1000, 9999), rng.randint(10, 99) * 100)),
            "小": rng.randint(2, 60),
            "比": f"{rng.randint(20, 99)}{rng.choice(('', '.' + str(rng.randint(1, 9))))}%",
            "年": f"{rng.randint(2008, 2024)}年",
            "序": rng.choice(DIGITS),
        }
        return str(figures[name]) if name in figures else None

    def _fixed(self, name: str) -> str:
        """Return a place or a body, the same throughout an article."""
        if name in _SUFFIXES:
            return self.place(_SUFFIXES[name])
        if name == "社区":
            return self.place() + name
        ending = str(self.rng.choice(vocabulary()["slots"][name]))
        if name in {"果", "银", "市"}:
            return ending
        return (
            self.slot("县") if name == "单位" else self.place("县镇乡" if name == "学校" else "")
        ) + ending

    def fill(self, template: str) -> str:
        """Return a template with all slots filled."""
        return re.sub(r"\{(.+?)\}", lambda match: self.slot(match[1]), template)


def slogan(rng: random.Random) -> str:
    """Return a headline of the kind that could stand above anything."""
    words = vocabulary()
    pair = f"{rng.choice(words['deeds'])}{rng.choice(words['goods'])}"
    other = f"{rng.choice(words['deeds'])}{rng.choice(words['goods'])}"
    patterns = (
        f"{pair} {other}",
        pair,
        f"{rng.choice(words['modes'])} {pair}",
        f"{rng.choice(words['modes'])}{pair}",
        f"让{rng.choice(words['goods'])}更{rng.choice(('有温度', '有力', '出彩', '牢固', '鲜亮'))}",
        f"“{rng.choice(words['modes'])[:2]}”{rng.choice('变促带换')}“{rng.choice(words['goods']).strip('“”')[:3]}”",
        f"在{rng.choice(words['goods'])}中{other}",
        f"{other}，{rng.choice(('我们在行动', '他们这样做', '永远在路上', '正当时'))}",
        f"{rng.choice(words['modes'])[:2]}好 {rng.choice(words['goods'])[:2]}稳",
        f"{pair} {rng.choice(words['modes'])}显成效",
    )
    return rng.choice(patterns)


def bylines(writer: Writer, *, credit: bool = False) -> str:
    """Return a byline or a photo credit for a line of its own."""
    rng = writer.rng
    role = rng.choice(("本报记者", "本报记者", "本报记者", "本报通讯员", "记者", "本报见习记者", "通讯员"))
    line = f"{role} " + " ".join(writer.person() for _ in range(rng.choice((1, 1, 1, 2, 2, 3))))
    if rng.random() < 0.2:
        line += f" {rng.choice(('通讯员', '本报通讯员'))} {writer.person()}"
    if credit:
        line += rng.choice((" 摄", " 摄", " 摄", "摄", "/摄", " 摄影报道"))
    elif rng.random() < 0.08:
        line = rng.choice(("□ ", "■ ", "文/图 ")) + line
    return line


def opening(writer: Writer) -> tuple[str, str, str]:
    """Return a dateline opening, and its values dateline and byline."""
    rng = writer.rng
    place = rng.choice(("", writer.slot("县")[:-1], writer.slot("县")[:-1], writer.slot("市")[:-1]))
    dateline = f"本报{place}{rng.choice('讯电') if place else '讯'}"
    byline = rng.choice(("记者 ", "记者 ", "记者 ", "通讯员 ", "见习记者 ")) + " ".join(
        writer.person() for _ in range(rng.choice((1, 1, 2)))
    )
    if rng.random() < 0.15:
        byline += f" 通讯员 {writer.person()}"
    return f"{dateline}（{byline}）", dateline, byline
