"""The best-supported sentence, cut to the value or the clause that was asked for.

Support is counted in the question's own words: how much of their information (IDF over the sentences at
hand) a sentence, and the clause around a value, repeat. No model, no training; the threshold under which
the answer is refused is measured (benchmarks/answers.py).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.passages import sentences, split_at
from corpus.text import normalize
from retriever.hits import Hit
from retriever.lexical import gram_tokens, word_tokens
from retriever.reader.kinds import Asked, Kind, asked
from retriever.reader.values import find_values

_CLAUSE = re.compile(r"[，,；;：:。！？!?]")
_ASKING_WORDS = re.compile(
    r"请问|告诉我|多少|什么时候|什么|哪些|哪[一二两三四五六七八九十几]?[个家位年月天里儿]?|为什么|为何|为啥|怎么样?|怎样|如何|啥时候|啥|几|谁|吗|呢|[？?]"
)
#: Sentences of this many paragraphs are weighed.
PARAGRAPHS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A span of one hit's quotation.

    Attributes:
        hit: number of the hit in the list that was read.
        start, end: the span in the hit's ``citation.quote``, in code points.
        confidence: in [0, 1]; see ``calibrated``.
    """

    hit: int
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Weights:
    """How the evidence is added up; fitted by cross-validation on development questions.

    The confidence is the logistic function of bias + coverage · share of the question's information
    that the sentence and its headline repeat + cosine · (cosine − 0.85) + value · (a value was found).
    """

    bias: float = -4.0
    coverage: float = 5.0
    cosine: float = 20.0
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: int
    start: int
    end: int
    tokens: frozenset[str]


def content_tokens(text: str) -> frozenset[str]:
    """Return the words, characters and pairs of a text that say what it is about."""
    plain = _ASKING_WORDS.sub("，", normalize(text).text)
    return frozenset(word_tokens(plain)) | frozenset(gram_tokens(plain))


def _sentences(hits: Sequence[Hit]) -> list[_Sentence]:
    found = []
    for number, hit in enumerate(hits[:PARAGRAPHS]):
        quote = hit.citation.quote
        for start, end in sentences(quote):
            found.append(_Sentence(number, start, end, content_tokens(quote[start:end])))
    return found


def _information(wanted: frozenset[str], among: Sequence[_Sentence]) -> dict[str, float]:
    """Return the IDF of the question's tokens over the sentences at hand."""
    count = len(among)
    return {
        token: math.log(1 + count / (1 + sum(token in sentence.tokens for sentence in among)))
        for token in wanted
    }


def _share(information: dict[str, float], tokens: frozenset[str]) -> float:
    total = sum(information.values())
    return sum(weight for token, weight in information.items() if token in tokens) / total if total else 0.0


def _clauses(quote: str, sentence: _Sentence) -> list[tuple[int, int]]:
    return split_at(quote, _CLAUSE, sentence.start, sentence.end)


def _value(
    quote: str, sentence: _Sentence, want: Asked, information: dict[str, float]
) -> tuple[int, int] | None:
    """Return the value of the asked-for kind whose clause, or the one before, repeats most of the question."""
    clauses = _clauses(quote, sentence)
    best: tuple[float, int, int] | None = None
    for a, b in find_values(quote[sentence.start : sentence.end], want.kind):
        start, end = a + sentence.start, b + sentence.start
        number = next(n for n, clause in enumerate(clauses) if clause[0] <= start < clause[1])
        near = content_tokens(quote[clauses[number][0] : clauses[number][1]])
        before = (
            content_tokens(quote[clauses[number - 1][0] : clauses[number - 1][1]]) if number else frozenset()
        )
        score = _share(information, near) + 0.4 * _share(information, before)
        after = content_tokens(quote[end : end + 6])
        score += 0.5 * _share(information, after)
        if want.measures and want.measures & frozenset(quote[start:end]):
            score += 0.15
        if any(token in information for token in (quote[start:end],)):
            score -= 1.0  # the question says it itself
        if best is None or score > best[0]:
            best = score, start, end
    return best[1:] if best else None


def _clause(quote: str, sentence: _Sentence, want: Asked, information: dict[str, float]) -> tuple[int, int]:
    """Return the clause that repeats most of the question, or the whole sentence for a reason or a list."""
    start, end = sentence.start, sentence.end
    if want.kind not in (Kind.REASON, Kind.LIST, Kind.METHOD):
        clauses = _clauses(quote, sentence)
        start, end = max(
            clauses,
            key=lambda span: (_share(information, content_tokens(quote[span[0] : span[1]])), -span[0]),
        )
    return trimmed(quote, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without space and punctuation at its ends, quotation and title marks kept."""
    while start < end and (text[start].isspace() or text[start] in "，。；：、,;:.!?！？”’)）"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，。；：、,;:!?！？“‘(（"):
        end -= 1
    return start, end


def extract(question: str, hits: Sequence[Hit], weights: Weights | None = None) -> Reading | None:
    """Return the span that answers the question best, or None where there is nothing to read."""
    weights = weights or Weights()
    want = asked(normalize(question).text)
    among = _sentences(hits)
    if not among:
        return None
    information = _information(content_tokens(question), among)
    best: tuple[float, Reading] | None = None
    for sentence in among:
        hit = hits[sentence.hit]
        quote = hit.citation.quote
        headline = content_tokens(f"{hit.citation.article.title or ''} {quote[:40]}")
        own, known = _share(information, sentence.tokens), _share(information, sentence.tokens | headline)
        value = _value(quote, sentence, want, information)
        start, end = value or _clause(quote, sentence, want, information)
        if start >= end:
            continue
        score = 0.6 * own + 0.4 * known + 0.25 * (value is not None) - 0.05 * sentence.hit
        if best is None or score > best[0]:
            logit = (
                weights.bias
                + weights.coverage * known
                + weights.cosine * ((hit.cosine or 0.8) - 0.85)
                + weights.value * (value is not None)
            )
            best = score, Reading(sentence.hit, start, end, 1 / (1 + math.exp(-logit)))
    return best[1] if best else None
