"""Draws the reliability diagram and the risk–coverage curve of the confidence.

python -m training.reader.picture REPORT.json OUT.svg

REPORT.json is what ``training.reader.calibrate --json`` wrote. Needs matplotlib (a development dependency).
"""

import argparse
import json
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from retriever.reader import THRESHOLD


def draw(report: dict[str, dict[str, list[dict[str, float]]]], out: Path) -> None:
    """Draw both curves of every part of a report."""
    mpl.rcParams["svg.hashsalt"] = "baozhi"  # the same picture from the same figures
    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    for name, part in report.items():
        bins = part["reliability"]
        left.plot(
            [b["stated"] for b in bins], [b["right"] for b in bins], marker="o", markersize=4, label=name
        )
        points = [point for point in part["curve"] if point["coverage"]]
        right.plot(
            [p["coverage"] for p in points], [1 - p["precision"] for p in points], marker="o", markersize=4
        )
        for point in points:
            if abs(point["threshold"] - THRESHOLD) < 1e-6:
                right.plot(
                    point["coverage"], 1 - point["precision"], marker="s", markersize=9, fillstyle="none"
                )
    left.set(title="Reliability", xlabel="confidence stated", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    right.set(
        title=f"Risk and coverage (square: threshold {THRESHOLD})",
        xlabel="share of questions answered",
        ylabel="share of answers wrong",
        xlim=(0, 1),
        ylim=(0, None),
    )
    left.legend(loc="upper left", fontsize=8)
    figure.savefig(out, metadata={"Date": None})


def main() -> None:
    """Read the arguments and draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    draw(json.loads(args.report.read_text("utf-8")), args.out)


if __name__ == "__main__":
    main()
