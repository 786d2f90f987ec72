"""A connection with Ray that prints nothing, reports nothing, and on one machine is open to nobody else."""

import logging
import os
import signal
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any, Final

from retriever.errors import ClusterError

LOCAL: Final = "local"
#: Bytes of shared memory for what goes between processes of one machine; back-pressure keeps it at that.
_SHARED: Final = 256 << 20
_PATIENCE: Final = 5.0
_QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
#: Ray takes orders from whoever reaches it: it listens on the loopback interface alone, as of itself on macOS and
#: Windows. And its head would ask 169.254.169.254 on which cloud it is.
_ALONE: Final = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "http_proxy": "http://127.0.0.1:9",
    "no_proxy": "127.0.0.1,localhost",
}


@contextmanager
def session(address: str, processors: int) -> Iterator[int]:
    """Be connected with Ray while inside; yields the processors of the cluster.

    Args:
        address: "local", for a Ray on this machine that ends with the session, "auto" or HOST:PORT for one that runs.
        processors: how many a local one may use.

    Raises:
        ClusterError: there is none, or it cannot be started.
    """
    alone = address == LOCAL
    with _environment({**_QUIET, **(_ALONE if alone else {})}):
        import ray  # noqa: PLC0415 - reads the environment
        from ray._private.ray_constants import ENABLE_RAY_CLUSTER  # noqa: PLC0415 - as it read it

        if alone and ENABLE_RAY_CLUSTER:
            raise ClusterError.of(address, "Ray was imported before, and would listen to other machines")
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
        if alone:
            options |= {
                "num_cpus": processors,
                "object_store_memory": _SHARED,
                "include_dashboard": False,
            }
        else:
            _check_reachable(address)
        before = signal.getsignal(signal.SIGTERM)  # which Ray takes for itself
        try:
            with _silence():  # it tells that it will be quiet
                ray.init(address, **options)
        except Exception as error:  # Ray raises many kinds, this one among them
            raise ClusterError.of(address, error) from error
        try:
            _keep_quiet()
            resources: dict[str, float] = ray.cluster_resources()
            with redirect_stdout(sys.stderr):  # what Ray tells of workers that died is no output of ours
                yield int(resources.get("CPU", 0))
        finally:
            ray.shutdown()
            signal.signal(signal.SIGTERM, before)


def _check_reachable(address: str) -> None:
    """Look at once whether anybody is there; Ray tries for minutes, and then ends this process."""
    if address == "auto":
        return
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise ClusterError(f"--ray {address}: 应是 local、auto 或 HOST:PORT (give local, auto or HOST:PORT)")
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except OSError as error:
        raise ClusterError.of(address, error) from error


@contextmanager
def _silence() -> Iterator[None]:
    """Let nothing through to standard error while inside, not from libraries in C++ either."""
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _keep_quiet() -> None:
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # of settings of its own
        from ray.data import DataContext  # noqa: PLC0415 - takes a second

        context = DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # errors are raised as well


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Have these values in the environment while inside, and in that of processes started there."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
