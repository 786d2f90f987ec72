"""Values that differ between two articles, told or not: python -m benchmarks.differing [--show].

A line of ``data/differing.tsv`` is two sentences on one thing, written by hand: a part (``dev`` may be looked at,
``test`` is only counted), what the second value is ("differs", or why it contradicts nothing), the kind of name, the
question, both sentences, and pairs of values. Each pair makes two articles with a name, a headline and neighbours of
their own; all lie in one archive.
"""

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.machine import machine
from bot import Answer, Assistant
from bot.dialogue.timeline.timeline import make_timeline
from retriever import Retriever

_DATA: Final = Path(__file__).parent / "data/differing.tsv"
DIFFERS: Final = "differs"
_NAMES: Final = "桐柳枫松柏槐榆桂兰竹梅荷莲菊茅芦苇稻麦棉"
_OTHERS: Final = "溪岭坪湾塘岗坡坞洲埠"
_HEADLINES: Final = ("{n}见闻", "走进{n}", "来自基层的报道", "{n}的这一年", "本周要闻", "在{n}采访的日子")
#: Sentences around are put together of three parts, so that no two articles are one text.
_WHEN: Final = (
    "清晨",
    "午后",
    "雨停了以后",
    "记者到的那天",
    "赶集的日子",
    "傍晚时分",
    "天刚放晴",
    "吃过晚饭",
    "头一场霜过后",
    "周末",
)
_WHO: Final = (
    "几位老人",
    "放学的孩子",
    "开店的夫妻",
    "收工的木匠",
    "挑担的货郎",
    "一群摄影爱好者",
    "邻居们",
    "年轻的会计",
    "撑船人",
    "养蜂人",
)
_DID: Final = (
    "坐在檐下说起从前的事", "沿着河堤慢慢走回家", "把晒干的笋收进竹筐", "围着告示看了很久", "谈起儿女在外地的工作",
    "给远来的客人端上热茶", "在老槐树下歇脚", "望着山那边的云出神", "商量着过节要唱哪一出戏", "在桥头等着末班车",
)  # fmt: skip
_YEARS: Final = range(2020, 2025)


class Case(NamedTuple):
    """Two articles, the question for the value that both seem to give, and both values as printed."""

    part: str
    kind: str
    question: str
    articles: tuple[dict[str, str], dict[str, str]]
    values: tuple[str, str]


def cases() -> Iterator[Case]:
    """Yield the cases, always the same."""
    draw = random.Random(7)  # noqa: S311
    names = [f"{one}{other}" for one in _NAMES for other in _OTHERS]
    draw.shuffle(names)
    for line in _DATA.read_text("utf-8").splitlines():
        part, kind, suffix, question, first, second, pairs = line.split("\t")
        for pair in pairs.split(";"):
            values = pair.split(",")
            filled = {
                "n": names.pop() + suffix,
                "y": str(draw.choice(_YEARS)),
                "a": values[0],
                "b": values[1],
            }
            both = [_article(text, filled, draw, number) for number, text in enumerate((first, second))]
            yield Case(part, kind, question.format(**filled), (both[0], both[1]), (values[0], values[1]))


def _article(text: str, filled: dict[str, str], draw: random.Random, number: int) -> dict[str, str]:
    opening, closing = ("，".join(map(draw.choice, (_WHEN, _WHO, _DID))) + "。" for _ in range(2))
    day = f"{int(filled['y']) + 1}-{draw.randint(2, 6):02}-{draw.randint(1, 28):02}"
    headline = draw.choice(_HEADLINES).format(**filled)
    return {
        "id": f"{filled['n']}-{number}",
        "title": headline,
        "date": day,
        "newspaper": ("江城日报", "岭南晚报")[number],
        "text": f"{opening}\n{text.format(**filled)}{closing}",
    }


class Outcome(NamedTuple):
    """What was said to one case.

    Attributes:
        answered: whether one of both values was the answer.
        asked: whether the answer says that values differ.
        lined: whether the timeline does.
    """

    case: Case
    answer: Answer
    answered: bool
    asked: bool
    lined: bool


def outcome_of(case: Case, assistant: Assistant) -> Outcome:
    """Ask a case, and make its timeline."""
    answer = assistant.answer(case.question)
    lines = make_timeline(case.question, assistant.archive)
    answered = any(value in (answer.text or "") for value in case.values)
    return Outcome(
        case, answer, answered, bool(answer.alternatives), any(one.differ for one in lines.entries)
    )


def counted(outcomes: list[Outcome]) -> dict[str, object]:
    """Return how many contradictions were told, and how many alarms were false, by kind."""
    planted = [one for one in outcomes if one.case.kind == DIFFERS]
    others = [one for one in outcomes if one.case.kind != DIFFERS]
    alarms = Counter(one.case.kind for one in others if one.asked or one.lined)
    return {
        "planted": len(planted),
        "answered": sum(one.answered for one in planted),
        "shown by ask": sum(one.asked for one in planted),
        "shown by timeline": sum(one.lined for one in planted),
        "look alike": len(others),
        "false by ask": sum(one.asked for one in others),
        "false by timeline": sum(one.lined for one in others),
        "false kinds": dict(alarms),
    }


def main(argv: list[str] | None = None) -> None:
    """Print the counts of each part."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.differing", description=main.__doc__)
    parser.add_argument("--show", action="store_true", help="what is missed or false in the part dev")
    show = parser.parse_args(argv).show
    made = list(cases())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = [json.dumps(article, ensure_ascii=False) for case in made for article in case.articles]
        source.write_text("\n".join(rows), "utf-8")
        with Retriever.open(Path(folder) / "index", create=True) as archive:
            archive.add(source)
            outcomes = [outcome_of(case, Assistant(archive)) for case in made]
    parts = {part: counted([one for one in outcomes if one.case.part == part]) for part in ("dev", "test")}
    print(json.dumps({**parts, "machine": machine()}, ensure_ascii=False, indent=1))
    for one in outcomes if show else ():
        wanted = one.case.kind == DIFFERS
        if one.case.part == "dev" and (one.asked is not wanted or one.lined is not wanted):
            said = [other.text for other in one.answer.alternatives]
            print(one.case.kind, one.case.question, one.case.values, one.answer.text, said, one.lined)
            print("   ", *(article["text"] for article in one.case.articles), sep="\n    ")


if __name__ == "__main__":
    main()
