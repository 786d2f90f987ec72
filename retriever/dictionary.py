"""A dictionary of an archive's own words: names and terms that a general dictionary cuts apart.

The format is jieba's, a line a word: ``word [frequency] [tag]``. The tag is read over.
"""

from pathlib import Path
from typing import Final, NamedTuple

from corpus.lazy import lazy_pattern
from corpus.readers.decoding import decode, read_bytes
from retriever.errors import DictionaryError

#: Longest word, in code points, and most words: beyond them it is no dictionary but a text given by mistake.
LONGEST: Final = 40
MOST: Final = 1_000_000
#: What a word may be made of, for jieba looks for words nowhere else: 罗布林卡, 5G基站, C++, T-34.
_WORD: Final = lazy_pattern(r"[^\W_]+(?:[^\W_]|[+#&._%·•-])*")
#: A part-of-speech tag, as in "罗布林卡 20 ns".
_TAG: Final = lazy_pattern(r"[A-Za-z]{1,8}")


class Entry(NamedTuple):
    """A word and how often it stands in texts; 0 lets the segmenter choose a number that keeps the word whole."""

    word: str
    frequency: int = 0


def read_dictionary(path: Path) -> list[Entry]:
    """Read a dictionary file, in any of the encodings that sources are read in; an empty one has no entries.

    Raises:
        DictionaryError: a line is no entry; the message names it.
        CorpusError: the file is missing or no text.
    """
    entries: dict[str, Entry] = {}
    data = read_bytes(path)
    for number, line in enumerate((decode(data, str(path)) if data.strip() else "").splitlines(), 1):
        fields = line.split()
        if fields:
            entry = _entry(fields, f"{path}:{number}")
            entries[entry.word] = entry
        if len(entries) > MOST:
            raise DictionaryError(f"{path}: 词太多，最多 {MOST} 个 (more than {MOST} words)")
    return list(entries.values())


def _entry(fields: list[str], where: str) -> Entry:
    word, *rest = fields
    if not _WORD.fullmatch(word) or len(word) > LONGEST:
        raise DictionaryError(
            f"{where}: “{word[:LONGEST]}”不是一个词，词里只能有文字、数字和 + # & . _ % - "
            f"(no word: letters, digits and + # & . _ % - alone, {LONGEST} at most)"
        )
    frequency = int(rest.pop(0)) if rest and rest[0].isascii() and rest[0].isdigit() else None
    if frequency == 0 or len(rest) > 1 or (rest and not _TAG.fullmatch(rest[0])):
        raise DictionaryError(
            f"{where}: 一行应是“词 词频 词性”，词频是正整数，后两项可以不写 "
            "(a line is: word, frequency above 0, tag; the last two may be left out)"
        )
    return Entry(word, min(frequency or 0, 10**9))
