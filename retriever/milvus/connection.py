"""Calls to Milvus: within a time, tried again, and refused for a while after the engine could not be reached."""

import logging
import os
import random
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, Final, TypeVar

from retriever.errors import ClosedError, EngineError, IndexFormatError, RetrieverError
from retriever.index.faults import one_line
from retriever.milvus.address import MilvusAddress

#: Seconds of one call, tries of a call that did not reach the engine, and seconds for which none is made after that.
CALL, TRIES, REST = 5.0, 2, 5.0
#: What gRPC and Milvus say of wrong credentials.
_REFUSED: Final = ("unauthenticated", "auth check fail", "permission_denied", "permission deny")
_Result = TypeVar("_Result")


class Connection:
    """The client of an address; threads may share it."""

    def __init__(self, address: MilvusAddress) -> None:
        self.address = address
        self._client: Any = None
        self._lock = threading.Lock()
        self._rests_until = 0.0
        self._closed = False

    def close(self) -> None:
        """Close the client; calls raise ``ClosedError`` from then on."""
        self._closed = True
        if self._client is not None:
            self._client.close()
            self._client = None

    def check_open(self) -> None:
        """Make sure that this was not closed.

        Raises:
            ClosedError: it was.
        """
        if self._closed:
            raise ClosedError.of(self.address)

    def call(self, method: str, *args: Any, seconds: float = CALL, **options: Any) -> Any:
        """Call a method of the client. All that is called can be repeated: what is written twice is there once.

        Args:
            method: its name.
            args: what it takes.
            seconds: how long it may take.
            options: what it takes by name.

        Raises:
            ClosedError: this was closed.
            EngineError: the engine cannot be reached, refuses the credentials, or fails.
        """
        return self.run(lambda: getattr(self._opened(), method)(*args, timeout=seconds, **options))

    def run(self, work: Callable[[], _Result], tries: int = TRIES) -> _Result:
        """Do something that reaches the engine; raises as ``call`` does."""
        self.check_open()
        if time.monotonic() < self._rests_until:
            raise EngineError.unreachable(self.address)
        for left in reversed(range(tries)):
            try:
                return work()
            except RetrieverError:
                raise
            except Exception as error:  # noqa: BLE001 - the client raises its own, gRPC's and plain ones
                ours = self._ours(error)
                if not left or not ours.passes:
                    if ours.passes:
                        self._rests_until = time.monotonic() + REST
                    raise ours from None  # what it says may hold a token
                time.sleep(random.uniform(0.05, 0.3))  # noqa: S311 - so that many do not come back at once
        raise EngineError.unreachable(self.address)

    def _opened(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = _client(self.address)
            return self._client

    def _ours(self, error: Exception) -> EngineError:
        told = f"{error!r} {error}".lower()
        if any(words in told for words in _REFUSED):
            return EngineError.refused(self.address)
        code = getattr(error, "code", None)
        unreachable = ("unavailable", "deadline", "timeout", "fail connecting", "connect", "closed channel")
        if any(words in told for words in unreachable) or isinstance(error, OSError):
            return EngineError.unreachable(self.address)
        message = one_line(str(getattr(error, "message", error)))
        return EngineError(
            f"{self.address}: 检索引擎出错 (the search engine failed): {code if code is not None else ''} {message}"
        )


def _client(address: MilvusAddress) -> Any:
    """Open a client.

    Raises:
        EngineError: pymilvus is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pymilvus import MilvusClient  # noqa: PLC0415 - two seconds, for this engine alone
    except ImportError as error:
        raise EngineError(
            f"{address}: 需要 pip install 'baozhi[milvus]' (Milvus needs pip install 'baozhi[milvus]')"
        ) from error
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it logs what it raises, with a traceback
    if address.local:
        _prepare_jieba(address)
    options = {"token": os.environ.get("BAOZHI_MILVUS_TOKEN", "")}
    if pem := os.environ.get("BAOZHI_MILVUS_CA"):
        options |= {"server_pem_path": pem}
    return MilvusClient(address.uri, timeout=CALL, **({} if address.local else options))


def _prepare_jieba(address: MilvusAddress) -> None:
    """Read the dictionary of the jieba that milvus-lite cuts with.

    Jieba itself would load, without a check, whatever lies under a known name in the folder for temporary files.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415
    own = jieba.dt
    if not own.initialized:
        own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
        own.initialized = True


def wrong(address: MilvusAddress, what: str) -> IndexFormatError:
    """Return the error for collections that are not what this program wrote."""
    return IndexFormatError(f"{address}: 不是报知写的集合 (not a collection of baozhi): {one_line(what)}")
