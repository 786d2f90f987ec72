"""Installs the wheel and the offline bundle in fresh environments and asks the example question of each.

``make release-check`` runs it, by hand or at night: it takes minutes and needs a network for the wheel. The bundle is
installed and asked with the network cut.
"""

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from bundle import PROJECT, build_wheel, make_bundle

QUESTION, ANSWER = "那曲积分超市资金多少", "3730万元"
#: Where nothing listens, for a machine on which the network cannot be cut.
_NOWHERE = "http://127.0.0.1:9"


def network_cut() -> tuple[list[str], dict[str, str]]:
    """Return what to put before a command, and into its environment, so that it reaches no network."""
    unshare = ["unshare", "--map-root-user", "--net"]
    try:
        cut = subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        cut = False
    if cut:
        return unshare, {}
    names = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return [], dict.fromkeys(names, _NOWHERE)


def check_wheel(python: str, work: Path) -> None:
    """Install the wheel with an interpreter and ask."""
    wheel = build_wheel(work / "wheel", python)
    environment = work / "from-wheel"
    subprocess.run([python, "-m", "venv", environment], check=True)
    pip = [environment / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*pip, "--constraint", PROJECT / "requirements.lock", wheel], check=True)
    ask(environment, work, [], {})


def check_bundle(python: str, work: Path) -> None:
    """Install the bundle with the network cut and ask."""
    archive = make_bundle(work / "bundle", python)
    with tarfile.open(archive) as tar:
        tar.extractall(work / "unpacked", filter="data")
    (folder,) = (work / "unpacked").iterdir()
    before, variables = network_cut()
    print(
        f"  {archive.name}, {archive.stat().st_size / 1e6:.0f} MB; network cut by {before[:1] or 'a proxy'}"
    )
    environment = work / "from-bundle"
    subprocess.run(
        [*before, folder / "install.sh", environment],
        env={**os.environ, **variables, "PYTHON": python},
        check=True,
    )
    ask(environment, work, before, variables)


def ask(environment: Path, work: Path, before: list[str], variables: dict[str, str]) -> None:
    """Ask the example question of an environment, in folders of its own."""
    home = work / f"home-{environment.name}"
    home.mkdir()
    own = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **variables}
    began = time.monotonic()
    for program in ([environment / "bin" / "baozhi"], [environment / "bin" / "python", "-m", "baozhi"]):
        result = subprocess.run(
            [*before, *program, "ask", QUESTION],
            env=own,
            cwd=home,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode or not result.stdout.startswith(f"{ANSWER}\n"):
            sys.exit(f"{program}: {result.returncode}\n{result.stdout}{result.stderr}")
    size = sum(
        path.stat().st_size for path in environment.rglob("*") if path.is_file() and not path.is_symlink()
    )
    print(
        f"  {environment.name}: {ANSWER}, {size / 1e6:.0f} MB installed, {time.monotonic() - began:.0f} s",
        flush=True,
    )


def main() -> None:
    """Check with every interpreter named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="*", default=[sys.executable], metavar="PYTHON")
    for python in parser.parse_args().pythons:
        print(python, flush=True)
        with tempfile.TemporaryDirectory() as temporary:
            for check in (check_wheel, check_bundle):
                check(python, Path(temporary))


if __name__ == "__main__":
    main()
