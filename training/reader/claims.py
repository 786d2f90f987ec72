"""Questions for yes or no, each held against one sentence: it confirms, denies, or does not settle what is claimed.

Three sources: those of our own articles, the files ``claims_*.jsonl`` beside them, and claims made of other
questions: what a question asks for is replaced by its answer (yes), by another value of the paragraph (no), or by a
value of a paragraph that holds no answer (unsaid). Where a paragraph has several sentences, the one that settles the
claim is taken, or the one that repeats most of it.
"""

import dataclasses
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from corpus.chinese import values
from corpus.passages import split_at
from training.reader.batching import VERDICTS
from training.reader.sources import PAIRED, Articles, Example, head_of, is_held_out_pair
from training.reader.swaps import names_of

YES, NO, UNSAID = VERDICTS
SOURCE: Final = "claims"
LONGEST: Final = 16
"""Characters of an answer that can stand in a claim."""
ALTERED: Final = 0.25
"""False numbers that are made up, by another digit; the others stand in the paragraph."""
#: What a question asks for. Why, how and which ones are no values.
_ASKED: Final = re.compile(
    r"谁|哪一?位|什么人|哪里|哪儿|什么地方|什么时候|何时|何地|哪一?[年天月日个家名座条所间支]|哪(?=[县市乡镇村区队])"
    r"|几月几[日号]|百分之多少|百分之几|多少|几(?!乎)|什么(?!样)"
)
_OTHER: Final = re.compile("为什么|怎么|怎样|如何|为何|哪些|哪几|几个方面|吗|是否|是不是|有没有")
_END: Final = re.compile("[？?。呢啊呀]+$")
_ENDINGS: Final = ("吗", "吗？", "吗", "是吗", "对吗", "对吧", "吧")
_DIGIT: Final = re.compile(r"(?<![\d.])[1-9]")
_STOP: Final = re.compile("[。！？!?]+[”’」』）]*")
_COUNTED: Final = re.compile("多少|几|百分之")


def own_claims(path: Path) -> Iterator[Example]:
    """Yield the questions for yes or no of a file of articles."""
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        if article["id"].startswith(PAIRED) and is_held_out_pair(article["id"]):
            continue
        for item in article["questions"]:
            if item.get("type") == "yesno":
                verdict = UNSAID if item.get("unanswerable") else item["verdict"]
                yield _claim(article, item, verdict, next(iter(item.get("answers", ())), ""))


def written_claims(path: Path, articles: Articles) -> Iterator[Example]:
    """Yield the lines of a file of claims over articles of other files."""
    for item in map(json.loads, path.read_text("utf-8").splitlines()):
        yield _claim(articles[item["article_id"]], item, item["verdict"], item["evidence"])


def _claim(article: Mapping[str, Any], item: Mapping[str, Any], verdict: str, said: str) -> Example:
    """Return a claim against the sentences of its paragraph that say something, or the nearest one."""
    question = item["question"]
    text = sentence_of(article["paragraphs"][item["paragraph"]], said, question)
    return Example(SOURCE, article["id"], question, head_of(article), text, None, "yesno", verdict=verdict)


def sentence_of(text: str, said: str, question: str) -> str:
    """Return the sentences that a piece of a text stands in; where it stands nowhere, the nearest to a question."""
    start = text.find(said) if said else -1
    if start < 0:
        return nearest_sentence(text, question)
    end = start + len(said)
    within = [(a, b) for a, b in split_at(text, _STOP, 0, len(text)) if a < end and start < b]
    return text[within[0][0] : within[-1][1]]


def nearest_sentence(text: str, question: str) -> str:
    """Return the sentence of a text that shares most pairs of characters with a question."""
    pairs = set(map("".join, pairwise(question)))
    sentences = [text[a:b] for a, b in split_at(text, _STOP, 0, len(text))]
    return max(sentences, key=lambda one: sum(pair in one for pair in pairs))


def claim_with(question: str, value: str, rng: random.Random) -> str | None:
    """Return a question for yes or no: whether a value is what a question asks for. None for why, how and lists."""
    text = _END.sub("", question)
    asked = list(_ASKED.finditer(text))
    if len(asked) != 1 or _OTHER.search(text):
        return None
    before, behind = text[: asked[0].start()], text[asked[0].end() :]
    # 多少万元 and 3730万元: what both end with is said once.
    shared = next((size for size in (3, 2, 1) if value.endswith(behind[:size] or "\n")), 0)
    behind = behind[shared:]
    if before.endswith("是") and rng.random() < 0.5:
        return f"{before[:-1]}{rng.choice(('是不是', '是否是'))}{value}{behind}"
    return f"{before}{value}{behind}{rng.choice(_ENDINGS)}"


class Claims:
    """Makes claims of questions that ask for a value."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Take the examples; their answers lend themselves to other questions of the same article and kind."""
        self._answers: dict[tuple[str, str], list[str]] = defaultdict(list)
        for example in examples:
            if example.answers:
                self._answers[example.group, example.kind].append(example.answers[0])

    def claim(self, example: Example, rng: random.Random) -> Example | None:
        """Return a claim about the paragraph of an example, every second one true, or None where none can be made.

        Of a question without an answer it is one that the paragraph does not settle.
        """
        if example.span is None:
            value = self._instead(example, "", rng)
            verdict = UNSAID
        elif rng.random() < 0.5:
            value, verdict = example.text[slice(*example.span)], YES
        else:
            value, verdict = self._instead(example, example.text[slice(*example.span)], rng), NO
        if not value or len(value) > LONGEST:
            return None
        question = claim_with(example.question, value, rng)
        if question is None:
            return None
        said = example.text[slice(*example.span)] if example.span else value
        text = sentence_of(example.text, said, question)
        return dataclasses.replace(
            example, question=question, text=text, span=None, answers=(), kind="yesno", verdict=verdict
        )

    def _instead(self, example: Example, answer: str, rng: random.Random) -> str | None:
        """Return another value of the answer's sort, most often of the same paragraph."""
        text = example.text
        if answer and rng.random() < ALTERED and (digit := _DIGIT.search(answer)):
            other = rng.choice([d for d in "123456789" if d != digit.group()])
            return answer[: digit.start()] + other + answer[digit.end() :]
        said = [v.dimension for v in values.find(answer) if 2 * (v.end - v.start) > len(answer)]
        pool = []
        if said or (not answer and _COUNTED.search(example.question)):
            pool = [text[v.start : v.end] for v in values.find(text) if not said or v.dimension in said]
        if not pool and not said:
            sorts = {name.sort for name in names_of(answer)}
            pool = [name.text for name in names_of(text) if name.sort in sorts or not answer]
        pool = pool or self._answers[example.group, example.kind]
        taken = (answer, *example.answers) if answer else ()
        pool = [
            other
            for other in dict.fromkeys(pool)
            if other not in example.question and not any(other in one or one in other for one in taken)
        ]
        return rng.choice(pool) if pool else None
