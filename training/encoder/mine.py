"""Hard negatives: passages that the untrained encoder takes for the answer.

python -m training.encoder.mine --public FOLDER --work FOLDER
"""

import argparse
import json
from pathlib import Path

import faiss
import numpy as np

from embeddings import load_encoder
from training.encoder.pairs import Pair, Pairs, load
from training.reader.sources import DATA

NEAREST = 12
"""Negatives kept for a question; a pass takes one of them."""
LOOKED_AT = 60


def negatives(found: list[int], pair: Pair, data: Pairs) -> list[int]:
    """Return of the passages found those of other paragraphs that hold no accepted answer, nearest first."""
    paragraphs = {data.windows[n].paragraph for n in pair.positives}
    return [
        n
        for n in found
        if data.windows[n].paragraph not in paragraphs
        and not any(answer in data.windows[n].said for answer in pair.answers)
    ][:NEAREST]


def main() -> None:
    """Write WORK/negatives.json: for each question the numbers of its negatives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--work", type=Path, required=True, help="folder of the run")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    data = load(DATA, args.public, held_out=False)
    encoder = load_encoder("bundled", progress=True)
    rows = encoder.encode_passages([window.text for window in data.windows])
    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    queries = encoder.encode_queries([pair.question for pair in data.pairs])
    _, found = index.search(np.ascontiguousarray(queries), LOOKED_AT)
    kept = [negatives(numbers, pair, data) for numbers, pair in zip(found.tolist(), data.pairs, strict=True)]
    (args.work / "negatives.json").write_text(json.dumps(kept))
    print(f"{len(kept)} questions, {sum(map(len, kept)) / len(kept):.1f} negatives each")


if __name__ == "__main__":
    main()
