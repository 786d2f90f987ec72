"""The command: its token file, its check, and everything it puts around the bot."""

import asyncio
import json
import os
import socket
import sys
from pathlib import Path

import httpx
import pytest

from bot.telegram import SettingsError
from bot.telegram.settings import TOKEN_VARIABLE
from bot.telegram.token_file import read_token
from bot.terminal.cli import main
from retriever import Retriever
from tests.encoders import HashingEncoder

from .fake_api import TOKEN, FakeServer
from .fake_api.updates import Webhook
from .test_process import ROOT

SECRET = TOKEN.split(":")[1]


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(f"{TOKEN}\n")
    path.chmod(0o600)
    return path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: 大棚\n---\n\n全镇建成大棚312座，县里为每座补贴1.5万元。\n", encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(page)
    return tmp_path / "index"


async def check(*options: object) -> int:
    return await asyncio.to_thread(main, ["telegram", "--check", *map(str, options)])


def test_a_token_file_is_its_owners_alone(token_file: Path, tmp_path: Path) -> None:
    assert read_token(token_file) == TOKEN
    token_file.chmod(0o640)
    assert read_token(token_file) == TOKEN  # a group may be trusted
    for mode in (0o604, 0o602):
        token_file.chmod(mode)
        with pytest.raises(SettingsError, match="chmod 600"):
            read_token(token_file)
    token_file.chmod(0o600)
    for content in (b"", b"one two", b"\xff" + TOKEN.encode()):
        token_file.write_bytes(content)
        with pytest.raises(SettingsError) as caught:
            read_token(token_file)
        assert SECRET not in str(caught.value)
    with pytest.raises(SettingsError, match="missing"):
        read_token(tmp_path / "missing")


async def test_a_check_that_finds_all_well(
    server: FakeServer, index: Path, token_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--api-url", server.url, "--index", index, "--token-file", token_file, "--allow", "7")
    assert await check(*options) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines] == ["✓"] * 6
    assert "@BaozhiBot" in lines[0]
    assert "隐私模式：开" in lines[1]
    assert "轮询" in lines[2]
    assert "1 项" in lines[3]
    assert "1 篇文章" in lines[4]
    assert not index.with_name("index-telegram").exists()  # a check leaves nothing behind
    assert server.count("getUpdates") == server.count("deleteWebhook") == 0


async def test_a_check_that_finds_everything_wrong(
    server: FakeServer, index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    server.updates.webhook = Webhook("https://example.org/old")
    index.with_name("index-telegram").mkdir(mode=0o755)
    english = ("--api-url", server.url, "--lang", "en")
    assert await check(*english, "--index", index) == 2
    wrong = [line for line in capsys.readouterr().out.splitlines() if line.startswith("✗")]
    assert [line.split(":")[0] for line in wrong] == ["✗ updates", "✗ access", "✗ permissions"]

    monkeypatch.setenv(TOKEN_VARIABLE, "1:wrongwrongwrong")
    assert await check(*english, "--index", index.with_name("nowhere"), "--open") == 2
    out = capsys.readouterr().out
    wrong = [line for line in out.splitlines() if line.startswith("✗")]
    assert [line.split(":")[0] for line in wrong] == ["✗ token", "✗ index"]
    assert "wrongwrong" not in out

    monkeypatch.delenv(TOKEN_VARIABLE)
    await server.stop()
    assert await check(*english, "--index", index) == 2
    assert TOKEN_VARIABLE in capsys.readouterr().out.splitlines()[0]
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    assert await check(*english, "--index", index) == 2
    assert capsys.readouterr().out.startswith("✗ server: cannot reach")


@pytest.mark.parametrize(
    "options",
    [
        ("--proxy", "socks5://me:pass@host"),
        ("--proxy", "http://host:99999"),
        ("--webhook", "http://example.org"),
        ("--webhook", "https://example.org", "--listen", "x"),
        ("--token-file", "/nonexistent/token"),
    ],
)
def test_options_that_cannot_be_used(
    options: tuple[str, ...], index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, TOKEN)
    assert main(["telegram", "--index", str(index), *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert options[-2] in line or options[0] in line
    assert "pass" not in line


async def test_the_program_with_health_logs_and_alerts(
    server: FakeServer, token_file: Path, tmp_path: Path
) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-X", "dev", "-m", "tests.bot.telegram.scripted_bot", server.url, "--admin", "9"),
        *("--state", tmp_path / "state", "--token-file", token_file, "--health", str(port), "--log-json"),
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != TOKEN_VARIABLE},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        owner = server.user(9)
        await owner.ask("早", seconds=20)
        for _ in range(6):
            await server.user(7).ask("虫")
        await server.messages(2, chat=9)
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200
            metrics = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
        process.terminate()
        _, err = await asyncio.wait_for(process.communicate(), 15)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0
    assert "ZeroDivisionError×5" in owner.sees()[-1].text
    assert len(owner.sees()) == 2
    assert 'baozhi_errors_total{kind="ZeroDivisionError"} 6.0' in metrics
    lines = [json.loads(line) for line in err.decode().splitlines() if line.startswith("{")]
    outcomes = [line["outcome"] for line in lines if "outcome" in line]
    assert (outcomes.count("answered"), outcomes.count("failed")) == (1, 6)
    assert SECRET not in err.decode()
    assert "a bug" not in err.decode()
