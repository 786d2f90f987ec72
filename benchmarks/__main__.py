"""Every measurement that needs nothing but this repository, one after the other; results under benchmarks/results/.

Usage: python -m benchmarks [NAME…]
"""

import subprocess
import sys
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
COMMANDS: dict[str, list[str]] = {
    "speed": ["benchmarks.speed"],
    "encoders": ["benchmarks.encoders"],
    "layout": ["benchmarks.layout"],
    "papers": ["benchmarks.papers"],
    "faults": ["benchmarks.faults"],
    "values": ["benchmarks.values"],
    "subjects": ["benchmarks.subjects"],
    "kinds": ["benchmarks.kinds"],
    "completion": ["benchmarks.completion"],
}


def main() -> int:
    """Run the named measurements, or all of them."""
    RESULTS.mkdir(exist_ok=True)
    for name in sys.argv[1:] or COMMANDS:
        run = subprocess.run(
            [sys.executable, "-m", *COMMANDS[name]], stdout=subprocess.PIPE, text=True, check=False
        )
        if run.returncode:
            return run.returncode
        (RESULTS / f"{name}.json").write_text(run.stdout, encoding="utf-8")
        print(f"{name}:\n{run.stdout}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
