"""What a question is in plain Chinese words, whatever it was said or typed in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.phrasing.dialect import in_standard_words
from bot.dialogue.phrasing.english import FUNCTION_WORDS, in_plain_chinese
from bot.dialogue.phrasing.spoken import without_breath
from corpus.chinese.english import in_chinese
from corpus.chinese.syllables import syllables_of
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from retriever import Retriever

_WORD: Final = lazy_pattern(r"[A-Za-z][A-Za-z'’]*")
#: linhe cun: words in a row.
_RUN: Final = lazy_pattern(r"[A-Za-z][A-Za-z'’]*(?:\s+[A-Za-z][A-Za-z'’]*)*")
_CHINESE: Final = lazy_pattern(r"[\u3400-\u9fff]")
#: Words of a longer turn are not looked up: something was pasted.
_MOST_WORDS: Final = 40
#: Share of an English turn's words that are known where it has no word of grammar.
_KNOWN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Understood:
    """A question in plain words; ``other`` where they are others than those typed, and not only fewer."""

    question: str
    other: bool


def put_plainly(question: str, archive: Retriever) -> Understood | None:
    """Return a question in the words that the archive is asked in, or None where it is in such words already."""
    typed, question = question, in_standard_words(question)
    plain = _plainly(question, archive)
    return plain or (Understood(question, other=True) if question != typed else None)


def _plainly(question: str, archive: Retriever) -> Understood | None:
    words = _WORD.findall(normalize(question, numerals=False).text)
    if not words or len(words) > _MOST_WORDS:
        plain = without_breath(question)
        return Understood(plain, other=False) if plain != question else None
    if _CHINESE.search(question):
        return _mixed(question, archive)
    if not is_english(words):
        spelled = _spelled(question, words, archive)
        if spelled or not _is_known(words):
            return spelled

    def spelling(typed: Sequence[str]) -> list[str | None]:
        return archive.transliterate(typed, article_index_of(archive).spelled)

    told = in_plain_chinese(question, spelling)
    return Understood(told, other=True) if told else None


def is_english(words: Sequence[str]) -> bool:
    """Tell whether words are English: some of its grammar is among them."""
    return any(word.lower() in FUNCTION_WORDS for word in words)


def _is_known(words: Sequence[str]) -> bool:
    return sum(in_chinese(word) is not None for word in words) >= _KNOWN * len(words)


def _spelled(question: str, words: Sequence[str], archive: Retriever) -> Understood | None:
    """Return a question typed by sound in characters; None where half of it is in no way the archive's."""
    if not all(syllables_of(word) for word in words):
        return None
    written = archive.transliterate(words, article_index_of(archive).spelled)
    known = [word for word in written if word]
    whole = len(known) == len(words) > 1  # pu xiong shi shei: each syllable by itself
    if len(known) * 2 < len(words) or not (whole or any(len(word) > 1 for word in known)):
        return None
    rest = iter(written)
    text = _WORD.sub(
        lambda match: next(rest) or f" {match.group()} ", normalize(question, numerals=False).text
    )
    return Understood(in_standard_words(_joined(text).strip()), other=True)


def _joined(text: str) -> str:
    """Return a text without spaces between its characters and figures."""
    return re.sub(r"\s*(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff\d])|(?<=\d)\s+(?=[\u4e00-\u9fff])", "", text)


def _mixed(question: str, archive: Retriever) -> Understood | None:
    """Return a Chinese question whose words in Latin letters are spellings (linhecun的水面) in characters."""
    plain = without_breath(question)

    def characters(match: re.Match[str]) -> str:
        words = match.group().split()
        ways = [syllables_of(word) for word in words]
        syllables = sum(len(way[0]) for way in ways if way)
        if not all(ways) or syllables < 2 or any(map(archive.mentions, words)):
            return match.group()
        written = archive.transliterate(words, article_index_of(archive).spelled)
        return in_standard_words("".join(map(str, written))) if all(written) else match.group()

    text = _RUN.sub(characters, plain)
    if text != plain:
        return Understood(_joined(text), other=True)
    return Understood(plain, other=False) if plain != question else None
