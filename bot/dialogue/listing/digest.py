"""A few sentences of an article that together tell it: its lead, its figures, its outcomes; nothing twice.

Greedy coverage (Nemhauser et al. 1978): each sentence is worth the words of the article that it adds, by how often
the article says them, against its length; a paragraph that has spoken steps back for the others.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.chinese.datelines import OPENING
from corpus.chinese.names import asked_names, squeezed
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from corpus.model import Article
from corpus.passages import sentences, split_at
from retriever.tokens import ASKING, word_tokens

#: Most sentences of a digest, and its length in code points.
MOST: Final = 6
LONGEST: Final = 450
#: A sentence is cut at its semicolons from this length on, and is left out beyond the second one.
_CUT: Final = 110
_LONGEST_SENTENCE: Final = 200
_SHORTEST: Final = 10
_FIGURE: Final = lazy_pattern(r"\d[\d.,]*\s*(?:%|[\u4e00-\u9fff])")
#: What came of it: 增收, 建成, 累计, 脱贫 …
_OUTCOME: Final = lazy_pattern(
    r"达到?|增收|增加|提高|实现|完成|建成|累计|分红|脱贫|解决|成立|荣获|获得?|受益|覆盖|投入"
)
#: Thanks and hopes of somebody who is quoted, and what is to be done in future; half a quotation is none, either.
_ASIDE: Final = lazy_pattern(r"[说表示]道?[：:,，]|表示|纷纷|接下来|下一步|今后|将继续")
#: “谢谢，真是太好了！” · （作者单位：…） · 图为活动现场。
_SPEECH: Final = lazy_pattern(r"^[“\"'‘].*[”\"'’！!]$|^[（(](?:作者|记者|单位)|^[上下左右]?图[为：:]")
_SEMICOLON: Final = lazy_pattern("[；;]")
#: Weights beside the words that a sentence adds.
_LEAD: Final = 1.3
_TOLD: Final = 1.15
_SAID: Final = 0.35
_AGAIN: Final = 0.55
_ASKED: Final = 3.0
#: Share of the paragraphs that name a thing from which on the whole article is about it.
_THROUGHOUT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at [start, end) of a paragraph, and the subhead it stands under, or an empty string."""

    paragraph: int
    start: int
    end: int
    text: str
    subhead: str = ""


def digest(article: Article, topic: str = "", most: int = MOST) -> list[Sentence]:
    """Return the sentences that tell an article, in the order of print.

    Args:
        article: the article.
        topic: what somebody wants to hear of it; its words count for more.
        most: sentences at most.
    """
    offered = _in_focus(sentences_of(article), topic, article)
    words = [_words(sentence.text) for sentence in offered]
    counts = Counter(word for each in words for word in each)
    wanted = _words(topic)
    weights = {word: math.sqrt(count) * (_ASKED if word in wanted else 1.0) for word, count in counts.items()}
    chosen: list[int] = []
    length = 0
    while len(chosen) < most:
        covered = {word for number in chosen for word in words[number]}
        spoken = Counter(offered[number].paragraph for number in chosen)
        worth = {
            number: _worth(sentence, words[number] - covered, weights, spoken[sentence.paragraph])
            for number, sentence in enumerate(offered)
            if number not in chosen and length + len(sentence.text) <= LONGEST
        }
        best = max(worth, key=lambda number: worth[number], default=None)
        if best is None or worth[best] <= 0:
            break
        chosen.append(best)
        length += len(offered[best].text)
    return [offered[number] for number in sorted(chosen)]


def _in_focus(offered: list[Sentence], topic: str, article: Article) -> list[Sentence]:
    """Return the sentences of the paragraphs that name what is asked for, where the article is about more than that."""
    head = squeezed(" ".join(line.text for line in article.head))
    names = [name.text for name in asked_names(topic) if name.text not in head]
    if not names:
        return offered
    told = {
        number
        for number, paragraph in enumerate(article.paragraphs)
        if any(name in squeezed(paragraph.text) for name in names)
    }
    share = len(told) / max(1, sum(not paragraph.subhead for paragraph in article.paragraphs))
    within = [sentence for sentence in offered if sentence.paragraph in told]
    return within if within and share < _THROUGHOUT else offered


def _worth(sentence: Sentence, new: set[str], weights: dict[str, float], spoken: int) -> float:
    """Return what a sentence adds, a character; the first of the article and those with figures add more."""
    worth = sum(weights[word] for word in new) / math.sqrt(len(sentence.text) + 20)
    if sentence.paragraph == 0:
        worth *= _LEAD
    if _FIGURE.search(sentence.text):
        worth *= _TOLD
    if _OUTCOME.search(sentence.text):
        worth *= _TOLD
    whole = sentence.text.count("“") == sentence.text.count("”") and not _SPEECH.match(sentence.text)
    if _ASIDE.search(sentence.text) or not whole:
        worth *= _SAID
    return worth * _AGAIN**spoken


def sentences_of(article: Article) -> list[Sentence]:
    """Return the sentences of an article that can stand in a digest; very long ones by their semicolons."""
    found: list[Sentence] = []
    subhead = ""
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.subhead:
            subhead = paragraph.text
            continue
        opening = OPENING.match(paragraph.text) if number == 0 else None
        for start, end in _pieces(paragraph.text, opening.end() if opening else 0):
            text = paragraph.text[start:end]
            lead = len(text) - len(text.lstrip())
            text = text.strip()
            if _SHORTEST <= len(text) <= _LONGEST_SENTENCE:
                found.append(Sentence(number, start + lead, start + lead + len(text), text, subhead))
    return found


def _pieces(text: str, begin: int) -> Sequence[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for first, end in sentences(text):
        start = max(first, begin)
        if start < end:
            pieces += [(start, end)] if end - start <= _CUT else split_at(text, _SEMICOLON, start, end)
    return pieces


def _words(text: str) -> set[str]:
    """Return the words of a text that say something."""
    tokens = word_tokens(normalize(text).text)
    return {word for word in tokens if len(word) > 1 and word not in ASKING}
