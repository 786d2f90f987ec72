"""Trains from a pack, on a graphics card or here: readers of several seeds, one distilled from them, an adapter.

    python -m training.train_packed PACK --out RESULTS [--start WEIGHTS.npz] [--seeds 11 12] [--distil] [--adapter]

RESULTS gets seed-N.npz of each reader and distilled.npz, as the product reads them (14.5 MB each), adapter.pt for
``training.encoder.export``, and report.json: of each reader, how many of the held-out answers were found to the
token, and how many questions without an answer were refused. Needs torch, transformers and numpy alone.
"""

import argparse
import json
from itertools import cycle
from pathlib import Path
from typing import Any

import torch

from training.encoder.loop import fit
from training.encoder.model import PairModel
from training.encoder.packed import read_steps
from training.packed import read_encoder
from training.reader.loop import Schedule
from training.reader.runs import train_readers


def train_adapter(folder: Path, out: Path, schedule: Schedule, device: str) -> dict[str, Any]:
    """Train the encoder's adapter with the steps of a pack; write OUT/adapter.pt."""
    model = PairModel(read_encoder(folder))
    done = fit(model, cycle(read_steps(folder)), schedule, device=device, kept=out / "adapter.pt")
    return {"steps": done}


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="folder of the results")
    parser.add_argument("--start", type=Path, help="weights to go on from: an exported .npz or a trained.pt")
    parser.add_argument("--seeds", type=int, nargs="*", default=[11], help="a reader each")
    parser.add_argument("--distil", action="store_true", help="train one more, taught by all of them")
    parser.add_argument("--adapter", action="store_true", help="train the encoder's adapter as well")
    parser.add_argument("--steps", type=int, default=1_000_000, help="of a run, at most")
    parser.add_argument("--minutes", type=float, default=3, help="of a run, at most")
    parser.add_argument(
        "--tokens", type=int, default=8192, help="tokens of a reader's batch, padding counted"
    )
    parser.add_argument("--learning-rate", type=float, default=1.2e-4)
    parser.add_argument("--adapter-learning-rate", type=float, default=2e-4)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    if args.distil and not args.seeds:
        parser.error("--distil needs readers to learn from (--seeds)")
    args.out.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {}

    def told(name: str, found: dict[str, Any]) -> None:
        report[name] = found
        print(name, json.dumps(found), flush=True)
        (args.out / "report.json").write_text(json.dumps(report, indent=1), "utf-8")

    if args.adapter:
        torch.manual_seed(7)
        schedule = Schedule(args.steps, args.minutes, args.adapter_learning_rate)
        told("adapter", train_adapter(args.pack, args.out, schedule, args.device))
    readers = train_readers(
        args.pack,
        args.out,
        Schedule(args.steps, args.minutes, args.learning_rate),
        start=args.start,
        seeds=args.seeds,
        distil=args.distil,
        tokens=args.tokens,
        device=args.device,
    )
    for name, found in readers:
        told(name, found)


if __name__ == "__main__":
    main()
