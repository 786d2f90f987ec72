"""What an archive of 1M to 1B passages takes: memory, disk, machines, hours of embedding, by a model of few constants.

Usage: python -m benchmarks.capacity [--measure] [--rate N]

The constants come from what was measured: sizes and times from benchmarks/results/scale.json (10,000 to a million
passages of a folder), the rate of embedding from ``--measure``, which embeds drawn sentences for half a minute, or from
``--rate`` in passages a second of one core. A figure beyond a million passages is extrapolated, and marked so. JSON on
stdout, with the model beside each measured point, so that it is seen how far it is off.
"""

import argparse
import json
import math
import random
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.layout import read_archive
from embeddings import load_encoder

RESULTS: Final = Path(__file__).parent / "results"
SIZES: Final = (1_000_000, 10_000_000, 100_000_000, 1_000_000_000)
#: Up to here every vector is compared; and what was measured ends here.
EXACT, MEASURED = 100_000, 1_000_000
#: Bytes of a vector in half floats, and of one that is quantized with its number (``benchmarks.on_disk``).
HALF, QUANTIZED = 384 * 2, 64 + 8
#: Passages of a shard: their half floats take 40 GB, which leaves room on a machine of 64.
SHARD: Final = 50_000_000
#: Seconds of measuring the rate.
PATIENCE: Final = 30.0


@dataclass(frozen=True, slots=True)
class Constants:
    """What the model takes from measuring.

    Attributes:
        fixed_mb: memory of the program with its models.
        mapped_bytes: memory for each passage once questions are asked: vectors that are mapped.
        disk_bytes: disk for each passage: texts, tokens, vectors twice.
        rate: passages a second that one core embeds.
    """

    fixed_mb: float
    mapped_bytes: float
    disk_bytes: float
    rate: float

    @classmethod
    def of(cls, points: dict[int, dict[str, Any]], rate: float) -> "Constants":
        """Put a line through the memory of the smallest and of the largest point; disk is that of the largest."""
        least, most = min(points), max(points)
        slope = (points[most]["memory_mb"] - points[least]["memory_mb"]) / (most - least)
        fixed = points[least]["memory_mb"] - slope * least
        return cls(fixed, slope * 2**20, points[most]["bytes"] / most, rate)


@dataclass(frozen=True, slots=True)
class Need:
    """What so many passages take."""

    passages: int
    extrapolated: bool
    index: str
    shards: int
    memory_gb: float
    vectors_gb: float
    quantized_gb: float
    disk_gb: float
    core_hours: float


def need(constants: Constants, passages: int) -> Need:
    """Return what the model says."""
    mapped = constants.fixed_mb * 2**20 + constants.mapped_bytes * passages
    return Need(
        passages=passages,
        extrapolated=passages > MEASURED,
        index="flat" if passages <= EXACT else "ivf" if passages <= MEASURED else "ivf, or Milvus",
        shards=math.ceil(passages / SHARD),
        memory_gb=round(mapped / 2**30, 2),
        vectors_gb=round(passages * HALF / 2**30, 2),
        quantized_gb=round(passages * QUANTIZED / 2**30, 2),
        disk_gb=round(constants.disk_bytes * passages / 2**30, 1),
        core_hours=round(passages / constants.rate / 3600, 1),
    )


def points() -> dict[int, dict[str, Any]]:
    """Return what was measured of folders, by their passages."""
    found = json.loads((RESULTS / "scale.json").read_text("utf-8"))
    return {int(name): value for name, value in found.items() if name.isdecimal()}


def rate() -> float:
    """Return the passages a second of a core, by its own time, so that other programs do not count."""
    texts = [text for source in read_archive() for _, text in source.units if len(text) > 40]
    encoder, draw = load_encoder(), random.Random(0)  # noqa: S311
    encoder.encode_passages(texts[:4])
    done, used, began = 0, time.process_time(), time.monotonic()
    while time.monotonic() - began < PATIENCE:
        encoder.encode_passages(draw.choices(texts, k=16))
        done += 16
    return done / (time.process_time() - used)


def main() -> int:
    """Print constants, the model at the measured points, and what is needed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--measure", action="store_true")
    how.add_argument("--rate", type=float)
    args = parser.parse_args()
    measured = points()
    constants = Constants.of(measured, rate() if args.measure else args.rate)
    checked = [
        {
            "passages": passages,
            "memory_mb": found["memory_mb"],
            "model_mb": round(need(constants, passages).memory_gb * 1024),
            "disk_gb": round(found["bytes"] / 2**30, 2),
            "model_gb": need(constants, passages).disk_gb,
        }
        for passages, found in sorted(measured.items())
    ]
    needs = [asdict(need(constants, passages)) for passages in SIZES]
    print(json.dumps({"constants": asdict(constants), "measured": checked, "needs": needs}, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
