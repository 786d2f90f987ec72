"""Who the bot is, which server it talks to and whom it answers."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from bot.telegram.errors import SettingsError
from bot.telegram.pace import Limits, Pace
from bot.words.language import Language
from bot.words.telegram.texts import Texts, texts_in

TOKEN_VARIABLE = "BAOZHI_TELEGRAM_TOKEN"  # noqa: S105 - the name of the variable, not its value
ALLOW_VARIABLE = "BAOZHI_TELEGRAM_ALLOW"
ADMINS_VARIABLE = "BAOZHI_TELEGRAM_ADMINS"
PROXY_VARIABLE = "BAOZHI_TELEGRAM_PROXY"
DEFAULT_API_URL = "https://api.telegram.org"

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_ID = re.compile(r"-?[0-9]{1,19}")
_NAME = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}")
_SEPARATORS = re.compile(r"[,，、]")


class Token:
    """A bot token that shows itself only when asked to.

    Neither ``repr`` nor ``str`` nor a dump of the settings it is part of contains it.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the token in clear."""
        return self._value

    def __repr__(self) -> str:
        return "Token('***')"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and self._value == other._value

    def __hash__(self) -> int:
        return hash((Token, self._value))


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """The settings of one bot.

    Attributes:
        token: what @BotFather gave out.
        api_url: root of the Bot API server, without a slash at its end; methods are called at
            ``{api_url}/bot<token>/METHOD``, files read at ``{api_url}/file/bot<token>/PATH``.
        open: whether everybody is answered.
        allowed: numeric ids of users and chats, and @names in any case.
        language: of the words around the answers, where a chat has not chosen another.
        admins: numeric ids of users who may send documents; the owner may too.
        state: folder for what the bot remembers, best beside the index; None forgets it all at the end.
        drop_pending: whether what was typed while the bot was off is left unanswered.
        retention_days: how long conversations and answers are kept.
        questions_per_minute: what one person may ask; as many at once.
        chat_questions_per_minute: what one chat may ask; as many at once.
        suggestions: questions to go on with that are offered below an answer, at most.
        rich: whether answers go as Rich Messages where the server knows them.
        listed_groups: whether groups and channels are answered only where they are listed themselves, whoever asks.
        proxy: address of an HTTP or SOCKS proxy.
        pace: how long the bot waits.
        limits: how much it takes.
    """

    token: Token
    api_url: str = DEFAULT_API_URL
    open: bool = False
    allowed: frozenset[int | str] = field(default=frozenset())
    language: Language = "zh"
    admins: frozenset[int] = field(default=frozenset())
    state: Path | None = None
    drop_pending: bool = False
    retention_days: float = 90.0
    questions_per_minute: int = 20
    chat_questions_per_minute: int = 60
    suggestions: int = 0
    rich: bool = False
    listed_groups: bool = False
    proxy: str | None = field(default=None, repr=False)  # it may hold a password
    pace: Pace = Pace()
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        # Telegram's names are ASCII and the same in any case
        folded = frozenset(entry.lower() if isinstance(entry, str) else entry for entry in self.allowed)
        object.__setattr__(self, "allowed", folded)

    @classmethod
    def from_environment(
        cls,
        *,
        api_url: str | None = None,
        open: bool = False,
        allow: Iterable[str] = (),
        language: Language = "zh",
        admins: Iterable[str] = (),
        state: Path | None = None,
        drop_pending: bool = False,
        suggestions: int = 0,
        rich: bool = False,
        listed_groups: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> Self:
        """Return the settings from the environment and the options of the command line.

        Args:
            api_url: root of another Bot API server; Telegram's own where None.
            open: answer everybody.
            allow: entries, or comma-separated lists of them, that join those of the environment.
            language: of the words of the bot and of the errors raised here.
            admins: ids, or comma-separated lists of them, that join those of the environment.
            state: folder for what the bot remembers.
            drop_pending: leave unanswered what was typed while the bot was off.
            suggestions: questions that are offered below an answer, at most.
            rich: send answers as Rich Messages where the server knows them.
            listed_groups: answer no group or channel that is not listed itself.
            environment: where the token and the allow-list are looked up; ``os.environ`` where None.

        Raises:
            SettingsError: a missing or malformed token, address or entry.
        """
        texts = texts_in(language)
        variables = os.environ if environment is None else environment
        entries = [variables.get(ALLOW_VARIABLE, ""), *allow]
        admin_entries = [variables.get(ADMINS_VARIABLE, ""), *admins]
        return cls(
            token=_parse_token(variables.get(TOKEN_VARIABLE, ""), texts),
            api_url=_parse_url(api_url or DEFAULT_API_URL, texts),
            open=open,
            allowed=frozenset(_parse_entry(entry, texts) for text in entries for entry in _split(text)),
            language=language,
            admins=frozenset(_parse_id(entry, texts) for text in admin_entries for entry in _split(text)),
            state=state,
            drop_pending=drop_pending,
            suggestions=suggestions,
            rich=rich,
            listed_groups=listed_groups,
            proxy=variables.get(PROXY_VARIABLE) or None,
        )

    def admits(self, ids: Iterable[int]) -> bool:
        """Return whether one of these ids is to be answered; names are looked up where their bearers are known."""
        return self.open or any(number in self.allowed for number in ids)


def _split(text: str) -> list[str]:
    return [entry for part in _SEPARATORS.split(text) if (entry := part.strip())]


def _parse_id(text: str, texts: Texts) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", text):
        raise SettingsError(texts.entry_malformed.format(entry=text[:40]))
    return int(text)


def _parse_token(text: str, texts: Texts) -> Token:
    value = text.strip()
    if not value:
        raise SettingsError(texts.login_missing.format(variable=TOKEN_VARIABLE))
    if not _TOKEN.fullmatch(value):
        raise SettingsError(texts.login_malformed.format(variable=TOKEN_VARIABLE))
    return Token(value)


def _parse_url(text: str, texts: Texts) -> str:
    # The message never repeats the address: a token or a password may have been pasted into it.
    value = text.strip().rstrip("/")
    printable = re.fullmatch(r"[!-~]+", value) and not re.search(r"[{}<>\"\\^`|]", value)
    try:
        url = urlsplit(value)
        usable = url.scheme in ("http", "https") and url.hostname and url.port != 0
    except ValueError:  # an impossible port or a broken IPv6 address
        usable = False
    superfluous = re.search(r"[?#@]|/bot[0-9]+:", value)
    if not (printable and usable) or superfluous:
        raise SettingsError(texts.url_malformed)
    return value


def _parse_entry(text: str, texts: Texts) -> int | str:
    if _ID.fullmatch(text):
        return int(text)
    if _NAME.fullmatch(text):
        return text
    raise SettingsError(texts.entry_malformed.format(entry=text[:40]))
