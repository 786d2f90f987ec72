"""Draw docs/scale.png from benchmarks/results/scale.json: the time of a question by size."""

import json
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Draw."""
    results = json.loads((ROOT / "benchmarks" / "results" / "scale.json").read_text("utf-8"))
    sizes = [size for size in (10_000, 100_000, 1_000_000) if str(size) in results]
    figure, axes = plt.subplots(figsize=(6, 3.6), layout="constrained")
    for name, label in (
        ("dense", "vectors"),
        ("words", "BM25, words"),
        ("grams", "BM25, characters"),
        ("search", "search"),
    ):
        points = []
        for size in sizes:
            row = results[str(size)].get(name, {})
            if "p50_ms" in row:
                points.append((size, row["p50_ms"]))
        axes.plot(*zip(*points, strict=True), marker="o", label=label)
    axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="ms, median")
    axes.legend()
    axes.grid(alpha=0.3)
    figure.savefig(ROOT / "docs" / "scale.png", dpi=120)


if __name__ == "__main__":
    main()
