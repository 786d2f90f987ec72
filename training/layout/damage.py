"""What OCR and careless hands do to the text of a page."""

import random
import re

from training.layout.source import Source
from training.layout.styles import Style

_HALF = str.maketrans("，；：（）！？", ",;:()!?")
_ALIKE = dict(
    zip(
        "己末诵入曰土干大目人日未通士千太且一间问候侯拨拔",
        "已未通人日士千太且入曰末诵土干大目—问间侯候拔拨",
        strict=True,
    )
)
_JUNK = "口田工日目士西北王五甲由申十才寸卜厂广厶彐丨亅"
_FURNITURE = (
    "责任编辑：{} 版式：{}", "2023年6月{}日 星期五", "第{}版", "要 闻", "本版编辑 {}", "综合新闻",
    "编辑：{} 美编：{} 校对：{}", "广告", "地方新闻", "E-mail:news{}@example.com", "电话：0900—6{}",
)  # fmt: skip


def damage_source(rng: random.Random, source: Source, style: Style) -> Source:
    """Return an article with the marks, characters and lines of its text damaged."""

    def damage(role: str, text: str) -> str:
        if style.half_width:
            text = text.translate(_HALF)
        if style.quotes != "keep":
            for mark in "“”":
                text = text.replace(mark, '"')
        if style.quotes == "mixed":
            text = "".join("'" if c == '"' and rng.random() < 0.1 else c for c in text)
        if style.noise and role in {"body", "caption", "title", "subhead", "kicker", "subtitle"}:
            text = text.replace("——", rng.choice(("——", "一", "—")))
            out = []
            for char in text:
                if rng.random() < style.noise:
                    out.append(_ALIKE.get(char, rng.choice(("", char, rng.choice(_JUNK)))))
                else:
                    out.append(_ALIKE.get(char, char) if rng.random() < style.noise * 4 else char)
            text = "".join(out) or text
        return text

    units = tuple((role, damage(role, text)) for role, text in source.units)
    if rng.random() < (0.1 if style.noise else 0.05):
        units = tuple(unit for unit in units if unit[0] not in {"title", "kicker", "subtitle"})
    return Source(source.kind, units, source.dateline, source.byline)


def stray_line(rng: random.Random) -> Source:
    """Return a line of rubbish or of what a newspaper prints around its articles."""
    if rng.random() < 0.5:
        text = "".join(rng.choices(_JUNK, k=rng.randint(2, 7)))
    else:
        text = re.sub(
            r"\{\}", lambda _: rng.choice(("3", "12", "王晓明", "08", "李静")), rng.choice(_FURNITURE)
        )
    return Source("other", (("rubbish", text),))
