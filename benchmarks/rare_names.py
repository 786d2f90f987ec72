"""Questions about rare names: what a dictionary of the names in the archive brings to search.

    python -m benchmarks.rare_names

Sixty names that no dictionary has, in pairs that share their characters, each told of in an article of its own, among
six hundred articles on names that are made of the same characters anew; all articles of one sort say the same but for
the name and a few words, so that the name alone tells them apart. Recall@1 of the article that is asked for, without a
dictionary, with the names that are found in the archive, and with all as they are written; of the whole search, and of
words alone.
"""

import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.machine import machine
from embeddings import load_encoder
from retriever import Retriever, SearchSettings
from retriever.browsing import NAMED

_ALL: Final = 1 << 30
_ASKED: Final = 60
#: Articles of each sort on names that nobody asks for.
_OTHERS: Final = 200
_PERSONS: Final = (
    "仉春江 仉江春 乜怀谷 乜谷怀 逄若溪 逄溪若 爨守田 爨田守 缑听雪 缑雪听 "
    "厍云狄 厍狄云 妫海澜 妫澜海 昝知行 昝行知 郗望舒 郗舒望 啜明山 啜山明"
)
_PLACES: Final = (
    "嘎赛尔村 赛嘎尔村 崾岘沟村 岘崾沟村 圪针坪村 针圪坪村 塬畔上村 畔塬上村 浐柳渡镇 柳浐渡镇 "
    "硐底寨村 底硐寨村 垴头岭村 头垴岭村 夼里店镇 里夼店镇 洑水湾村 水洑湾村 碶桥头村 桥碶头村"
)
_BODIES: Final = (
    "鹮鸣种业公司 鸣鹮种业公司 砚湾合作社 湾砚合作社 栎原木业公司 原栎木业公司 璟川小学 川璟小学 "
    "漉溪水务公司 溪漉水务公司 稔丰农机社 丰稔农机社 岫云茶厂 云岫茶厂 椴山医院 山椴医院 "
    "沄江航运公司 江沄航运公司 堇野书店 野堇书店"
)
_CROPS: Final = "苹果 柑橘 茶叶 花椒 核桃 莲藕 油菜 青稞 辣椒 红薯"
_TOLD: Final = {
    "person": (
        "村民{name}今年种了{crop}{n}亩，收入{m}万元。收成好了，他打算明年再添一台农机。",
        ("{name}种了多少亩地", "{name}今年收入多少"),
    ),
    "place": (
        "{name}今年修通了{n}公里水泥路，{crop}运得出去，全村增收{m}万元。",
        ("{name}修了几公里路", "{name}增收多少"),
    ),
    "organisation": (
        "{name}今年扩建，投资{m}万元，新招{n}人，当地种{crop}的农户也跟着受益。",
        ("{name}投资多少万元", "{name}新招了多少人"),
    ),
}


def cases() -> list[tuple[str, str, str]]:
    """Return the text, the question and the name of each article; the last ones are of names made of others."""
    made, crops = [], _CROPS.split()
    sorts = list(zip(NAMED, (_PERSONS.split(), _PLACES.split(), _BODIES.split()), strict=True))
    for sort, names in [*sorts, *((sort, _shuffled(names)) for sort, names in sorts)]:
        text, asked = _TOLD[sort]
        for at, name in enumerate(names):
            values = {"name": name, "crop": crops[at % len(crops)], "n": 7 + at, "m": 31 + 3 * at}
            made.append((text.format(**values), asked[at % 2].format(name=name), name))
    return made


def _shuffled(names: Sequence[str]) -> list[str]:
    """Return names with the endings of some and the characters of all."""
    draw = random.Random(0)  # noqa: S311
    parts = [(name[:3], "") if len(name) == 3 else (name[:2], name[2:]) for name in names]
    characters = sorted({char for part, _ in parts for char in part})
    made = {
        "".join(draw.sample(characters, len(part))) + end for part, end in parts * (_OTHERS // len(parts))
    }
    return sorted(made - set(names))


def recall(archive: Retriever, questions: Sequence[str]) -> str:
    """Return the share of questions whose article comes first: of the whole search, and of words alone."""
    found = []
    for settings in (SearchSettings(), SearchSettings(dense=0.0, grams=0.0)):
        archive.settings = settings
        firsts = [archive.search(question, 1) for question in questions]
        right = [bool(hits) and hits[0].citation.article.id == f"n{at}" for at, hits in enumerate(firsts)]
        found.append(f"{sum(right) / len(right):.3f}")
    return " / ".join(found)


def measure(folder: Path) -> None:
    """Index the articles, ask every question under each dictionary, and print a line for each."""
    made = cases()
    records = [{"id": f"n{at}", "title": "今年的收成", "text": text} for at, (text, _, _) in enumerate(made)]
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in records)
    (folder / "names.jsonl").write_text(lines, encoding="utf-8")
    with Retriever.open(folder / "index", create=True, encoder=load_encoder()) as archive:
        archive.add(folder / "names.jsonl")
        counts = archive.facets(*NAMED, most=_ALL).counts
        found = {value for values in counts.values() for value, _ in values}
        written = {name for _, _, name in made}
        questions = [question for _, question, _ in made[:_ASKED]]
        print(
            machine(), f"{len(found & written)} of {len(written)} names found, {len(found - written)} others"
        )
        for told, names in (("no dictionary", set()), ("names found", found), ("all names", written)):
            (folder / "words.txt").write_text("\n".join(sorted(names)), encoding="utf-8")
            archive.use_dictionary(folder / "words.txt")
            print(f"{told}: {recall(archive, questions)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_here:
        measure(Path(made_here))
