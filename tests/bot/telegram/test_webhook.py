"""Updates that the server sends, with the secret that tells them from invented ones."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.telegram import Backoff, Pace, SettingsError, TelegramSettings, Token, serve
from bot.telegram.webhook import SECRET_HEADER, Webhook, polled_alone

from .factories import Script, private
from .fake_api import FakeServer, RefusedError
from .fake_api.updates import Webhook as Registered


@pytest.fixture
def webhook() -> Webhook:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    return Webhook.parse(f"http://127.0.0.1:{port}/baozhi", f"127.0.0.1:{port}")


@asynccontextmanager
async def bot(
    server: FakeServer, script: Script, webhook: Webhook, folder: Path, pace: Pace = Pace()
) -> AsyncIterator[None]:
    settings = TelegramSettings(Token(server.token), server.url, open=True, state=folder, pace=pace)
    stop = asyncio.Event()
    task = asyncio.create_task(serve(script, settings, stop, source=webhook))
    await server.until(lambda: bool(server.updates.webhook) or task.done())
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(task, 5)


async def test_questions_come_and_go_without_polling(
    server: FakeServer, script: Script, webhook: Webhook, tmp_path: Path
) -> None:
    async with bot(server, script, webhook, tmp_path):
        assert "3730万元" in (await server.user(7).ask("甲")).text
    await server.push(private("关机时问的"))
    await asyncio.sleep(0.1)
    async with bot(server, script, webhook, tmp_path):
        await server.messages(2)
    assert script.asked == ["甲", "关机时问的"]
    assert server.count("getUpdates") == 0
    assert server.updates.webhook  # it stays: the server keeps what comes while the bot is off


async def test_what_comes_without_the_secret_is_refused(
    server: FakeServer, script: Script, webhook: Webhook, tmp_path: Path
) -> None:
    forged = {"update_id": 9000, **private("伪造")}
    async with bot(server, script, webhook, tmp_path), httpx.AsyncClient() as client:
        registered = server.updates.webhook
        assert registered
        assert registered.secret
        assert len(registered.secret) >= 32
        for secret in ("", "wrong", registered.secret + "x"):
            refused = await client.post(webhook.url, json=forged, headers={SECRET_HEADER: secret})
            assert refused.status_code == 403
        assert (await client.get(webhook.url)).status_code == 405
        good = {SECRET_HEADER: registered.secret}
        for body in (b"", b"[]", b"{}", b'{"update_id": "x"}', b"\xff"):  # taken and dropped: no use in again
            assert (await client.post(webhook.url, content=body, headers=good)).status_code == 200
        with pytest.raises(httpx.TransportError):  # far longer than any update: hung up on
            await client.post(webhook.url, content=b"x" * 2_000_000, headers=good)
        await server.user(7).ask("甲")
    assert script.asked == ["甲"]


async def test_registering_is_tried_again(
    server: FakeServer, script: Script, webhook: Webhook, tmp_path: Path
) -> None:
    server.refusals["setWebhook"].append(RefusedError(502, "Bad Gateway"))
    async with bot(server, script, webhook, tmp_path, Pace(webhook=Backoff(0.01, 0.01))):
        await server.user(7).ask("甲")
    assert server.count("setWebhook") == 2


async def test_polling_removes_the_webhook_that_is_left(server: FakeServer, script: Script) -> None:
    server.updates.webhook = Registered("https://example.org/old")
    settings, stop = TelegramSettings(Token(server.token), server.url, open=True), asyncio.Event()
    task = asyncio.create_task(serve(script, settings, stop, source=polled_alone))
    await server.user(7).ask("甲")
    stop.set()
    await asyncio.wait_for(task, 5)
    assert server.updates.webhook is None
    assert server.count("deleteWebhook") == 1


async def test_a_port_that_is_taken_is_the_users_mistake(
    server: FakeServer, script: Script, webhook: Webhook
) -> None:
    with socket.socket() as taken:
        taken.bind((webhook.host, webhook.port))
        taken.listen()
        with pytest.raises(SettingsError, match="--listen"):
            settings = TelegramSettings(Token(server.token), server.url)
            await serve(script, settings, asyncio.Event(), source=webhook)


def test_addresses() -> None:
    assert Webhook.parse("https://example.org/x", None) == Webhook("https://example.org/x", "127.0.0.1", 8443)
    assert Webhook.parse("https://example.org", "[::1]:0").host == "::1"
    assert Webhook.parse("https://example.org", ":80").host == "127.0.0.1"
    for url, listen in (
        ("http://example.org", None),
        ("example.org", None),
        ("https://me:pass@example.org", None),
        ("https://exa mple.org", None),
        ("https://[::1", None),
        ("https://example.org", "127.0.0.1"),
        ("https://example.org", "127.0.0.1:99999"),
        ("https://example.org", "127.0.0.1:８"),
    ):
        with pytest.raises(SettingsError) as caught:
            Webhook.parse(url, listen)
        assert "pass" not in str(caught.value)
