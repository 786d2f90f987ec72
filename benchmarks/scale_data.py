"""A large made-up archive: real paragraphs cut into sentences and put together anew, with vectors.

The first passages are windows of real paragraphs, then sentences of two neighbouring paragraphs put
together; these have vectors of the real encoder, and are the "seeds". Every further passage takes
sentences of two seeds, and its vector lies between theirs, with noise added. So words and vectors belong
together, no two passages are the same, and near neighbours exist, as they do in a real archive.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from corpus.passages import WINDOW, sentences
from embeddings import Vectors, load_encoder

NOISE: Final = 0.25
"""Length of the noise added to a vector of length 1."""


def paragraphs(files: Sequence[Path]) -> list[str]:
    """Return the distinct paragraphs of files in SQuAD's format, in their order."""
    found: dict[str, None] = {}
    for file in files:
        for article in json.loads(file.read_text("utf-8"))["data"]:
            found |= dict.fromkeys(paragraph["context"] for paragraph in article["paragraphs"])
    return list(found)


def cut(text: str) -> list[str]:
    """Return the sentences of a text that are neither crumbs nor endless."""
    return [part for a, b in sentences(text) if 6 <= len(part := text[a:b].strip()) <= WINDOW]


def joined(parts: Sequence[str]) -> str:
    """Put sentences together up to the length of one passage."""
    text = ""
    for part in parts:
        if len(text) + len(part) <= WINDOW:
            text += part
    return text


def seed_texts(files: Sequence[Path], count: int) -> list[str]:
    """Return ``count`` distinct passages of real sentences."""
    chooser = random.Random(0)  # noqa: S311
    pieces = [parts for text in paragraphs(files) if (parts := cut(text))]
    found: dict[str, None] = {}
    for parts in pieces:
        for at in range(0, len(parts), 2):
            found[joined(parts[at : at + 2])] = None
    while len(found) < count:
        at = chooser.randrange(len(pieces) - 1)
        found[joined(chooser.sample(pieces[at], 1) + chooser.sample(pieces[at + 1], 1))] = None
    return list(found)[:count]


def seed_vectors(texts: Sequence[str], path: Path) -> Vectors:
    """Return the encoder's vectors of the seeds, kept in a file that grows as they come."""
    encoder = load_encoder()
    done = np.fromfile(path, np.float32).reshape(-1, encoder.dimension) if path.exists() else None
    start = 0 if done is None else len(done)
    with path.open("ab") as file:
        for at in range(start, len(texts), 256):
            encoder.encode_passages(texts[at : at + 256]).tofile(file)
            file.flush()
    return np.fromfile(path, np.float32).reshape(-1, encoder.dimension)


@dataclass(frozen=True, slots=True)
class Mixture:
    """A passage of sentences of two seeds, and where its vector lies between theirs."""

    text: str
    one: int
    other: int
    share: float


def mixtures(seeds: Sequence[str], count: int) -> Iterator[Mixture]:
    """Yield ``count`` mixtures, always the same."""
    chooser = random.Random(1)  # noqa: S311
    parts = [cut(text) for text in seeds]
    for number in range(count):
        one = chooser.randrange(len(seeds))
        other = (one + chooser.randrange(1, 50)) % len(seeds)
        chosen = [*parts[one], *parts[other]]
        chooser.shuffle(chosen)
        text = f"{joined(chosen)}编号{number}。"
        yield Mixture(text, one, other, chooser.uniform(0.3, 0.7))


def mixture_vectors(mixed: Sequence[Mixture], seeds: Vectors, draw: np.random.Generator) -> Vectors:
    """Return the vectors of mixtures, shape (len(mixed), dimension), with noise from ``draw``."""
    share = np.array([mixture.share for mixture in mixed], np.float32)[:, None]
    noise = draw.standard_normal((len(mixed), seeds.shape[1]), np.float32)
    noise *= NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
    one, other = seeds[[mixture.one for mixture in mixed]], seeds[[mixture.other for mixture in mixed]]
    rows = share * one + (1 - share) * other + noise
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit
