"""Which fusion of the three rankings is best: recall of the evidence paragraph, variant by variant.

Usage: python -m benchmarks.fusion --index DIR QUESTIONS.jsonl
       python -m benchmarks.fusion --pool SQUAD.json [--limit N]
Questions are lines {"question", "evidence"}; a pool is a file in SQuAD's format whose paragraphs are
indexed as one article each, and whose questions look for their own.
"""

import argparse
import itertools
import json
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.machine import machine
from bot.terminal.commands.evaluating import evidence_rank
from retriever import Retriever, SearchSettings
from retriever import question as asking
from retriever.metrics import mean_reciprocal_rank, recall_at
from retriever.ranking.fusion import Ranking, reciprocal_rank_fusion, score_fusion
from retriever.ranking.loading import load_hits
from retriever.ranking.pipeline import POOL

WEIGHTS = (0.0, 0.25, 0.5, 1.0)
CONTEXTS = (0.25, 0.5, 1.0)
Question = tuple[str, str]
Fuse = Callable[[Sequence[Ranking], Sequence[float]], list[tuple[int, float]]]


def pages_questions(path: Path) -> list[Question]:
    """Return (question, evidence) of a file of questions."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(row["question"], row["evidence"]) for row in rows if row.get("evidence")]


def pool_questions(path: Path, folder: Path) -> tuple[Path, list[Question]]:
    """Write a pool as a source; return it and its (question, paragraph)."""
    lines: list[str] = []
    questions: list[Question] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            lines.append(json.dumps({"id": f"p{len(lines)}", "text": text}, ensure_ascii=False))
            questions += [(q["question"], text) for q in paragraph["qas"] if not q.get("is_impossible")]
    source = folder / "pool.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    return source, questions


def rankings(archive: Retriever, question: str, context_weight: float) -> tuple[Ranking, Ranking, Ranking]:
    """Return the three rankings of a question: dense, words, grams."""
    query = archive.encoder.encode_queries([question])[0]
    asked = asking.Question(question)
    with archive._index.snapshot() as snapshot:
        words, grams = (
            snapshot.best_by_tokens(table, asked, POOL, context_weight=context_weight, homophones=())
            for table in ("words", "grams")
        )
        return snapshot.nearest(query, POOL), words, grams


def ranks(
    archive: Retriever, questions: Sequence[Question], rows: Sequence[Sequence[tuple[int, float]]]
) -> list[int | None]:
    """Return the rank of each question's evidence paragraph among the first ten."""
    with archive._index.snapshot() as snapshot:
        return [
            evidence_rank(load_hits(snapshot, ranking, 10, {}), evidence)
            for (_, evidence), ranking in zip(questions, rows, strict=True)
        ]


def compare(archive: Retriever, questions: Sequence[Question]) -> list[dict[str, object]]:
    """Return a row a variant, best MRR first."""
    table: list[dict[str, object]] = []
    fusions: dict[str, Fuse] = {"score": score_fusion, "rank": reciprocal_rank_fusion}
    for context in CONTEXTS:
        inputs = [rankings(archive, question, context) for question, _ in questions]
        for (name, fuse), weights in itertools.product(fusions.items(), itertools.product(WEIGHTS, repeat=3)):
            if max(weights) < 1.0 or (name == "rank" and weights.count(0.0) == 2):
                continue
            found = ranks(archive, questions, [fuse(rows, weights) for rows in inputs])
            table.append(
                {
                    "fusion": name,
                    **dict(zip(("dense", "words", "grams"), weights, strict=True)),
                    "context": context,
                    **{f"recall@{k}": round(recall_at(found, k), 4) for k in (1, 3, 5, 10)},
                    "mrr@10": round(mean_reciprocal_rank(found), 4),
                }
            )
    return sorted(table, key=lambda row: -float(str(row["mrr@10"])))


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", nargs="?", type=Path)
    parser.add_argument("--index")
    parser.add_argument("--pool", type=Path)
    parser.add_argument("--limit", type=int, default=400)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.pool:
            source, questions = pool_questions(args.pool, Path(folder))
            questions = random.Random(7).sample(questions, min(args.limit, len(questions)))  # noqa: S311
            archive = Retriever.open(Path(folder) / "index", create=True)
            archive.add(source)
        else:
            questions = pages_questions(args.questions)
            archive = Retriever.open(args.index, settings=SearchSettings())
        with archive:
            table = compare(archive, questions)
    print(
        json.dumps(
            {"machine": machine(), "questions": len(questions), "variants": table},
            ensure_ascii=False,
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
