"""On what a figure was measured."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def _commit() -> str:
    run = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607
    return run.stdout.strip() or "?"


def machine() -> dict[str, str]:
    """Return processor, cores, Python, the versions that matter, and the commit."""
    packages = ("numpy", "faiss-cpu", "onnxruntime", "tokenizers")
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
        "commit": _commit(),
    }
