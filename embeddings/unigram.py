"""The XLM-R tokenizer of multilingual-e5-small, whole or for a part of the alphabet.

A unigram segmentation of a text uses only pieces that occur in it. So a piece with a character
that the text lacks may be missing from the vocabulary without any effect, and a text without
lower-case letters is cut by a tenth of the 250,002 pieces exactly as by all of them. A small
vocabulary loads in a twentieth of the time; ``Tokens`` starts with it and grows when a text asks for more.
"""

import re
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from embeddings.charmap import character_map
from embeddings.weights import Vocabulary

SPACE: Final = "▁"
"""How a space is written inside a piece."""

_OPENING: Final = threading.Lock()
_OTHER_SCRIPTS = "\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\ua4d0-\ud7ff\ufb00-\ufdff\ufe70-\ufefe"
_LATIN_LETTERS = "a-z\u00c0-\u024f\u0250-\u036f\u1e00-\u1eff"


class Part(NamedTuple):
    """A part of the vocabulary: the pieces without the characters it lacks."""

    name: str
    lacks: re.Pattern[str]


PARTS: Final = (
    Part("chinese", re.compile(f"[{_LATIN_LETTERS}{_OTHER_SCRIPTS}]")),
    Part("latin", re.compile(f"[{_OTHER_SCRIPTS}]")),
    Part("whole", re.compile(r"(?!)")),
)
"""From small to large; each contains the one before. "chinese" has the capitals of GDP and APP."""


def kept_pieces(vocabulary: Vocabulary, part: Part) -> list[int]:
    """Return the ids of the pieces of a part, ascending.

    The special pieces stay first, so their ids are the same in every part. The least probable piece
    stays too, because the score of an unknown character is counted from it.
    """
    specials = {vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk, len(vocabulary.pieces) - 1}
    always = specials | {int(np.argmin(vocabulary.scores))}
    return [
        number
        for number, piece in enumerate(vocabulary.pieces)
        if number in always or not part.lacks.search(piece)
    ]


def build_normalizer(replacements: Mapping[str, str]) -> normalizers.Normalizer:
    """Build what replaces characters and then makes runs of spaces one space."""
    return normalizers.Sequence(
        [normalizers.Precompiled(character_map(replacements)), normalizers.Replace(Regex(" {2,}"), " ")]
    )


def build_tokenizer(
    vocabulary: Vocabulary, normalizer: normalizers.Normalizer, kept: Sequence[int] | None = None
) -> Tokenizer:
    """Build the tokenizer; its ids count the kept pieces (all when None) from 0.

    Args:
        vocabulary: the whole vocabulary.
        normalizer: as ``build_normalizer`` makes it.
        kept: ids as ``kept_pieces`` gives them.
    """
    ids = range(len(vocabulary.pieces)) if kept is None else kept
    entries = [(vocabulary.pieces[i], vocabulary.scores[i]) for i in ids]
    tokenizer = Tokenizer(models.Unigram(entries, unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    special = [vocabulary.pieces[i] for i in (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk)]
    tokenizer.add_special_tokens([AddedToken(piece, normalized=False, special=True) for piece in special])
    mask = AddedToken(vocabulary.pieces[-1], lstrip=True, normalized=False, special=True)
    tokenizer.add_special_tokens([mask])
    return tokenizer


class Tokens:
    """Texts → ids of the whole vocabulary, from files written by ``save``.

    Threads may share one object. It holds one part of the vocabulary at a time, the smallest that
    covers every text seen so far.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._growing = threading.Lock()
        self._loaded = self._load(0)

    @staticmethod
    def save(vocabulary: Vocabulary, replacements: Mapping[str, str], folder: Path) -> None:
        """Write every part's tokenizer and the ids of its pieces."""
        normalizer = build_normalizer(replacements)
        for part in PARTS:
            kept = kept_pieces(vocabulary, part)
            build_tokenizer(vocabulary, normalizer, kept).save(
                str(folder / f"{part.name}.json"), pretty=False
            )
            np.save(folder / f"{part.name}.npy", np.array(kept, np.int32))

    def _load(self, level: int) -> tuple[int, Tokenizer, NDArray[np.int32]]:
        name = PARTS[level].name
        return (
            level,
            Tokenizer.from_file(str(self._folder / f"{name}.json")),
            np.load(self._folder / f"{name}.npy"),
        )

    @property
    def part(self) -> str:
        """Name of the part that is loaded."""
        return PARTS[self._loaded[0]].name

    def __call__(self, text: str) -> NDArray[np.int32]:
        """Return the ids of a text, without <s> and </s>, as they follow a prompt and a space."""
        return self.with_offsets(text)[0]

    def with_offsets(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the ids and where each stands in the text: [start, end) in code points, shape (ids, 2)."""
        ids, encoding = self._encode(text)
        offsets = np.array(encoding.offsets, np.int32).reshape(-1, 2) - 1  # of the leading space
        return ids[encoding.ids], np.maximum(offsets, 0)

    def _encode(self, text: str) -> tuple[NDArray[np.int32], Any]:
        level, tokenizer, ids = self._loaded
        # The leading space is the one after the prompt; runs of spaces become one anyway.
        text = " " + text
        needed = self._level(tokenizer.normalizer.normalize_str(text))
        if needed > level:
            with self._growing:
                if needed > self._loaded[0]:
                    self._loaded = self._load(needed)
            _, tokenizer, ids = self._loaded
        return ids, tokenizer.encode(text, add_special_tokens=False)

    @staticmethod
    def _level(normalized: str) -> int:
        return next(level for level, part in enumerate(PARTS) if not part.lacks.search(normalized))


def shared_tokens(folder: Path) -> Tokens:
    """Return the tokenizer of a folder, loaded once for all that read with it."""
    with _OPENING:
        return _tokens(folder)


@cache
def _tokens(folder: Path) -> Tokens:
    return Tokens(folder)
