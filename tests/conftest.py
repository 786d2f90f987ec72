"""What every test shares: no network beyond this machine, folders of its own, the pages where they are."""

import os
import runpy
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from embeddings.cache import cache_root

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
OFFLINE = PROJECT / "tests" / "offline"


# Guards this process; PYTHONPATH below guards those it starts.
runpy.run_path(str(OFFLINE / "sitecustomize.py"))
os.environ["HF_HUB_OFFLINE"] = "1"  # read once, by whatever imports that library first


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's index, history and settings out of the tests, and the tests out of them.

    The converted models stay where they are: making them is a test of its own.
    """
    home = tmp_path_factory.mktemp("home")
    models = cache_root()
    models.mkdir(parents=True, exist_ok=True)
    # processes that share the tests (pytest -n) share what is made once: the index of the bundled archive
    shares = "PYTEST_XDIST_WORKER" in os.environ
    cache = (tmp_path_factory.getbasetemp().parent if shares else home) / "cache"
    cache.mkdir(exist_ok=True)
    with suppress(FileExistsError):
        (cache / "models").symlink_to(models)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BAOZHI_INDEX", "BAOZHI_TELEGRAM_TOKEN", "BAOZHI_TELEGRAM_ALLOW"):
            patch.delenv(name, raising=False)
        patch.setenv("BAOZHI_CACHE", str(cache))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        patch.setenv("PYTHONPATH", str(OFFLINE))
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and gold data; tests that need it are skipped without it."""
    if not (SHARED / "pages").is_dir():
        pytest.skip("needs ../shared (real pages and gold data), which is not here")
    return SHARED


@pytest.fixture(scope="session")
def program() -> Sequence[str]:
    """The installed console script."""
    script = PROJECT / ".venv" / "bin" / "baozhi"
    found = script if script.exists() else None
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if found is None and (Path(folder) / "baozhi").exists():
            found = Path(folder) / "baozhi"
    if found is None:
        pytest.skip("the console script baozhi is not installed here")
    return [str(found)]
