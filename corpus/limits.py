"""How much memory a process may take: what a bad file may cost is decided before it is read."""

import os
import re
from pathlib import Path
from typing import Final

#: Bytes that reading a file may take, beyond what the program has taken before.
MEMORY: Final = 2 << 30


def limit_memory(more: int | None) -> None:
    """Limit how many more bytes this process may take. None sets no limit, and some systems have none."""
    try:
        import resource  # noqa: PLC0415 - not everywhere

        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        taken = re.search(r"VmData:\s+(\d+) kB", status)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        soft = hard if more is None or taken is None else int(taken[1]) * 1024 + more
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
    except (ImportError, OSError, ValueError):
        return


def usable_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
