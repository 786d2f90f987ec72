"""Settings: what is taken, what is refused, and a token that nobody sees."""

import dataclasses
import logging

import pytest

from bot.telegram import SettingsError, TelegramSettings, Token
from bot.telegram.settings import ADMINS_VARIABLE, ALLOW_VARIABLE, PROXY_VARIABLE, TOKEN_VARIABLE

from .fake_server import TOKEN

ENVIRONMENT = {TOKEN_VARIABLE: TOKEN}


def test_environment_and_options_join() -> None:
    settings = TelegramSettings.from_environment(
        api_url="http://127.0.0.1:8081/root/",
        allow=["@WangWu", "-100123，9"],
        environment=ENVIRONMENT | {ALLOW_VARIABLE: " 7, @LiSi ,,"},
    )
    assert settings.token.reveal() == TOKEN
    assert settings.api_url == "http://127.0.0.1:8081/root"
    assert settings.allowed == {7, 9, -100123, "@lisi", "@wangwu"}
    assert not settings.open
    assert settings.language == "zh"


def test_admins_and_proxy() -> None:
    variables = {ADMINS_VARIABLE: "5, 6", PROXY_VARIABLE: "http://me:pass@127.0.0.1:3128"}
    settings = TelegramSettings.from_environment(admins=["7，8"], environment=ENVIRONMENT | variables)
    assert settings.admins == {5, 6, 7, 8}
    assert settings.proxy == "http://me:pass@127.0.0.1:3128"
    assert "pass" not in repr(settings)
    assert not settings.admits([5])  # that an admin is answered is for the roles to say
    for entry in ("@lisi", "-100", "五"):
        with pytest.raises(SettingsError, match="名单"):
            TelegramSettings.from_environment(admins=[entry], environment=ENVIRONMENT)


def test_defaults() -> None:
    settings = TelegramSettings.from_environment(environment=ENVIRONMENT)
    assert settings.api_url == "https://api.telegram.org"
    assert settings.allowed == frozenset()


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, f" {TOKEN}\n")
    monkeypatch.setenv(ALLOW_VARIABLE, "5")
    settings = TelegramSettings.from_environment()
    assert settings.token.reveal() == TOKEN
    assert settings.allowed == {5}


def test_whom_it_admits() -> None:
    settings = TelegramSettings(Token(TOKEN), allowed=frozenset({7, "@LiSi"}))
    assert settings.admits([1, 7])
    assert not settings.admits([8])
    assert not TelegramSettings(Token(TOKEN)).admits([7])
    assert TelegramSettings(Token(TOKEN), open=True).admits([])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "token", ["", "  ", "secret", "12345", ":secret", "12:", "bot12:secret", "12:sec ret", "１２:secret"]
)
def test_bad_tokens(token: str, language: str) -> None:
    with pytest.raises(SettingsError, match=TOKEN_VARIABLE) as caught:
        TelegramSettings.from_environment(environment={TOKEN_VARIABLE: token}, language=language)  # type: ignore[arg-type]
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert str(caught.value).isascii() == (language == "en")
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8081",
        "ftp://host",
        "http://",
        "http://host:99999",
        "http://host:0",
        "http://[::1",
        "http://me:pass@host",
        "http://host?x=1",
        "http://host#x",
        "http://ho st",
        "http://主机",
        "http://host/{token}",
        f"https://api.telegram.org/bot{TOKEN}",
    ],
)
def test_bad_addresses(url: str) -> None:
    with pytest.raises(SettingsError) as caught:
        TelegramSettings.from_environment(api_url=url, environment=ENVIRONMENT)
    assert TOKEN not in str(caught.value)
    assert "pass" not in str(caught.value)


@pytest.mark.parametrize(
    "entry", ["lisi", "@", "@1a", "@李四", "7x", "@abc def", "--7", "1.5", "@" + "a" * 40]
)
def test_bad_entries(entry: str) -> None:
    with pytest.raises(SettingsError, match="名单"):
        TelegramSettings.from_environment(allow=[entry], environment=ENVIRONMENT)


def test_no_dump_shows_the_token(caplog: pytest.LogCaptureFixture) -> None:
    settings = TelegramSettings(Token(TOKEN))
    logging.getLogger("x").warning("%s %r", settings, dataclasses.asdict(settings))
    dumps = [repr(settings), str(settings), f"{settings.token}", f"{settings.token!r}", caplog.text]
    assert not [dump for dump in dumps if TOKEN in dump or TOKEN.split(":")[1] in dump]
    assert Token(TOKEN) == settings.token != Token("1:b")
