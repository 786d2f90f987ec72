"""Metrics, the port that shows them, logs for machines, and the alert to the owner."""

import asyncio
import errno
import gc
import io
import json
import logging
import socket
import time
from collections.abc import Iterator
from typing import cast

import httpx
import pytest
from telegram.error import NetworkError

from bot.listening import listening_socket
from bot.telegram import Events, Pace, SettingsError
from bot.telegram.features.broadcast import Broadcast
from bot.telegram.watch.alerts import Alerts
from bot.telegram.watch.health import health_port
from bot.telegram.watch.logs import LoggedEvents, write_json_logs
from bot.telegram.watch.metrics import Metrics
from bot.telegram.watch.repeats import bound_logs

from .conftest import Running
from .factories import Script, private
from .fake_server import FakeServer


def samples(text: str) -> dict[str, float]:
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


async def fetched(port: int, page: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}/{page}")


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """Give the root logger its handlers back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    for handler in handlers:
        root.removeHandler(handler)
    yield root
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)


async def test_events_are_counted() -> None:
    metrics = Metrics()
    metrics.answered(0.2, refused=False)
    metrics.answered(4.0, refused=True)
    metrics.failed(ZeroDivisionError("机密"))
    metrics.flooded(3.0)
    metrics.queued(7)
    text = metrics.text().decode()
    found = samples(text)
    assert found['baozhi_questions_total{outcome="answered"}'] == 1
    assert found['baozhi_questions_total{outcome="refused"}'] == 1
    assert found['baozhi_answer_seconds_bucket{le="0.25"}'] == 1
    assert found["baozhi_answer_seconds_count"] == 2
    assert found["baozhi_answer_seconds_sum"] == pytest.approx(4.2)
    assert found['baozhi_errors_total{kind="ZeroDivisionError"}'] == 1
    assert found["baozhi_flood_wait_seconds_total"] == 3
    assert found["baozhi_queue"] == 7
    assert "机密" not in text


@pytest.fixture
def no_collection() -> Iterator[None]:
    """Collect no garbage meanwhile: over what a whole run of tests has left that is work of the loop for 0.3 s."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collection")
async def test_the_port_tells_health_and_metrics() -> None:
    metrics = Metrics()
    async with health_port(0, metrics, patience=30.0) as port:
        assert (await fetched(port, "healthz")).json()["ok"] is True
        time.sleep(0.15)  # noqa: ASYNC251 - the event loop is to be held up
        await asyncio.sleep(0.2)
        metrics.last_poll -= 31.0
        silent = await fetched(port, "healthz")
        assert (silent.status_code, silent.json()["ok"]) == (503, False)
        metrics.polled()
        assert (await fetched(port, "healthz")).status_code == 200
        found = samples((await fetched(port, "metrics")).text)
        assert (await fetched(port, "")).status_code == 404
        with pytest.raises(SettingsError, match="--health"):
            async with health_port(port, metrics):
                pass
    assert 0.1 <= found["baozhi_loop_lag_max_seconds"] < 1.0
    assert found["baozhi_loop_blocked_max_seconds"] < 0.1  # asleep is not busy
    assert found["process_resident_memory_bytes"] > 1e7
    with socket.socket() as taken:  # the port was given back
        taken.bind(("127.0.0.1", port))


async def test_without_patience_it_is_always_well() -> None:
    metrics = Metrics()
    metrics.last_poll -= 1000
    async with health_port(0, metrics, patience=None) as port:
        assert (await fetched(port, "healthz")).status_code == 200


async def test_a_running_bot_is_counted(server: FakeServer, script: Script, running: Running) -> None:
    metrics = Metrics()
    script.replies["虫"] = ZeroDivisionError("division")
    async with running(events=Broadcast(metrics)):
        await server.push(private("甲"), private("虫"), private("乙", sender=8))
        await server.messages(3)
    found = samples(metrics.text().decode())
    assert found['baozhi_questions_total{outcome="answered"}'] == 2
    assert found['baozhi_questions_total{outcome="failed"}'] == 1
    assert metrics.seconds_since_poll() < 5


def test_logs_are_json_lines_without_words_of_users(root_logger: logging.Logger) -> None:
    stream = io.StringIO()
    write_json_logs(stream)
    log = logging.getLogger("bot.telegram.x")
    log.warning("第%d次\n再试", 2)
    try:
        raise ValueError("机密的问题")
    except ValueError:
        log.exception("update not answered")
    logging.getLogger("bot.telegram").setLevel(logging.INFO)
    LoggedEvents().answered(0.1234, refused=True)
    LoggedEvents().failed(NetworkError("机密"))
    first, second, third, fourth = map(json.loads, stream.getvalue().splitlines())
    assert first["message"] == "第2次\n再试"
    assert (first["level"], first["logger"]) == ("WARNING", "bot.telegram.x")
    assert first["time"].endswith("+00:00")
    assert second["error"] == "ValueError"
    assert __file__ in second["trace"][0]
    assert (third["message"], third["seconds"], third["outcome"]) == ("question", 0.123, "refused")
    assert fourth["error"] == "NetworkError"
    assert "机密" not in stream.getvalue()


async def test_many_errors_are_told_once() -> None:
    told: list[str] = []

    async def tell(text: str) -> None:
        told.append(text)

    alerts = Alerts("zh", errors=3, within=0.5, silence=0.5)
    alerts.send_with(tell)
    for _ in range(2):
        alerts.failed(ValueError("机密"))
    await asyncio.sleep(0.6)
    alerts.failed(ValueError("机密"))  # the earlier ones are too long ago
    await asyncio.sleep(0)
    assert told == []
    for _ in range(10):
        alerts.failed(KeyError("机密"))
    await asyncio.sleep(0.01)
    (text,) = told
    assert "3 次" in text
    assert "ValueError×1" in text
    assert "机密" not in text
    await asyncio.sleep(0.55)
    for _ in range(3):
        alerts.failed(KeyError("机密"))
    await asyncio.sleep(0.01)
    assert len(told) == 2


async def test_an_alert_that_cannot_be_sent_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def tell(text: str) -> None:
        raise NetworkError("no way")

    alerts = Alerts("en", errors=1)
    alerts.send_with(tell)
    alerts.failed(ValueError())
    await asyncio.sleep(0.01)
    assert "owner not alerted: no way" in caplog.text


def test_every_event_reaches_every_listener() -> None:
    heard: list[object] = []

    class Listener(Events):
        def answered(self, seconds: float, *, refused: bool) -> None:
            heard.append((seconds, refused))

        def failed(self, error: BaseException) -> None:
            heard.append(error)

        def flooded(self, seconds: float) -> None:
            heard.append(seconds)

        def queued(self, length: int) -> None:
            heard.append(length)

        def polled(self) -> None:
            heard.append("polled")

    both, error = Broadcast(Listener(), Listener()), ValueError()
    both.answered(1.0, refused=True)
    both.failed(error)
    both.flooded(2.0)
    both.queued(3)
    both.polled()
    assert heard == [one for one in ((1.0, True), error, 2.0, 3, "polled") for _ in range(2)]


async def test_a_connection_on_which_nothing_comes_is_cut() -> None:
    async with health_port(0, Metrics(), pace=Pace(idle=0.2)) as port:
        for begun in (b"", b"GET /healthz HTTP/1.1\r\nHo"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(begun)
            assert await asyncio.wait_for(reader.read(), 3) == b""
            writer.close()
        assert (await fetched(port, "healthz")).status_code == 200


async def test_without_descriptors_the_port_waits_and_comes_back(caplog: pytest.LogCaptureFixture) -> None:
    tries = 0

    class Poor:
        """A socket to which connections come that it cannot take."""

        def __init__(self, true: socket.socket) -> None:
            self._true = true

        def accept(self) -> object:
            nonlocal tries
            tries += 1
            if tries < 3:
                raise OSError(errno.EMFILE, "Too many open files")
            return self._true.accept()

        def __getattr__(self, name: str) -> object:
            return getattr(self._true, name)

    def listen(host: str, port: int) -> socket.socket:
        return cast("socket.socket", Poor(listening_socket(host, port)))

    async with health_port(0, Metrics(), pace=Pace(descriptors=0.2), listen=listen) as port:
        assert (await fetched(port, "healthz")).status_code == 200
    assert 3 <= tries < 10
    assert caplog.text.count("no connection can be taken") == 2


def test_a_line_that_repeats_itself_is_written_a_few_times_a_minute(root_logger: logging.Logger) -> None:
    stream, now = io.StringIO(), time.monotonic()
    write_json_logs(stream)
    bound_logs(lambda: now)
    bound_logs(lambda: now)
    log = logging.getLogger("bot.telegram.x")

    def complain(times: int) -> None:
        for number in range(times):
            log.warning("第%d次", number)

    complain(1000)
    log.warning("别的")
    log.setLevel(logging.INFO)
    for _ in range(20):
        log.info("寻常")
    now += 61
    complain(3)
    written = [json.loads(line)["message"] for line in stream.getvalue().splitlines()]
    assert written.count("寻常") == 20
    messages = [message for message in written if message != "寻常"]
    assert len(messages) == 10 + 1 + 3
    assert messages[10:12] == ["别的", "第0次 (+990)"]
