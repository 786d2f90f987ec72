"""A folder that nothing may be written to for a while, whoever runs the tests."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Close a folder to all writing; who may everything is stopped by a mount, everybody else by rights."""
    if os.getuid() == 0:
        bound = subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False)
        if bound.returncode:
            pytest.skip("may do everything here, and may not mount")
        try:
            subprocess.run(["mount", "-o", "remount,bind,ro", folder], capture_output=True, check=True)
            yield
        finally:
            subprocess.run(["umount", "--lazy", folder], capture_output=True, check=True)
        return
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in modes.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
