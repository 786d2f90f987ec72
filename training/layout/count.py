"""Count character n-grams of open texts: corpus/layout/ngrams.npz.

Usage: python -m training.layout.count CONTEXTS.json... [--statutes FOLDER]

No text that pages are generated from may be among them: the weights would learn to trust the
tables more than they deserve. Of the statutes, those set aside for pages are left out.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.layout.language import fold
from training.layout.texts import read_contexts, read_statutes

OUT = Path(__file__).parents[2] / "corpus" / "layout" / "ngrams.npz"
LEAST_CHARS, LEAST_PAIRS, LEAST_TRIPLES = 3, 4, 5
CONTEXT_WEIGHT = 2
"""The statutes are many times longer and of one kind."""


def read_texts(contexts: list[Path], statutes: Path | None) -> str:
    """Return all texts, each after a full stop."""
    texts = [text for _, paragraphs in read_contexts(contexts) for text in paragraphs] * CONTEXT_WEIGHT
    if statutes:
        texts += [text for _, paragraphs in read_statutes(statutes, for_pages=False) for text in paragraphs]
    return "。" + "。".join(map(fold, texts)).replace("。。", "。")


def count(keys: NDArray[np.int64], least: int) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Return the steps between the keys seen often enough, and their counts."""
    found, counts = np.unique(keys[keys >= 0], return_counts=True)
    kept = counts >= least
    return np.diff(found[kept], prepend=0), np.minimum(counts[kept], 65535).astype(np.uint16)


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("contexts", nargs="+", type=Path)
    parser.add_argument("--statutes", type=Path)
    args = parser.parse_args()
    text = read_texts(args.contexts, args.statutes)
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    chars, ones = np.unique(points, return_counts=True)
    chars, ones = chars[ones >= LEAST_CHARS], ones[ones >= LEAST_CHARS]
    size = len(chars) + 1
    places = np.minimum(np.searchsorted(chars, points), len(chars) - 1)
    codes = np.where(chars[places] == points, places, -1).astype(np.int64)
    known = codes >= 0
    pairs = np.where(known[:-1] & known[1:], codes[:-1] * size + codes[1:], -1)
    two_steps, twos = count(pairs, LEAST_PAIRS)
    triples = np.where((pairs[:-1] >= 0) & known[2:], pairs[:-1] * size + codes[2:], -1)
    three_steps, threes = count(triples, LEAST_TRIPLES)
    np.savez_compressed(
        OUT,
        chars=chars,
        ones=ones.astype(np.uint32),
        two_steps=two_steps.astype(np.uint32),
        twos=twos,
        three_steps=three_steps,
        threes=threes,
    )
    print(
        f"{len(text)} characters, {len(chars)} kinds, {len(twos)} pairs, {len(threes)} triples, "
        f"{OUT.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
