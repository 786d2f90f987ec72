"""What is needed for the bot to run, looked at one by one and told in one line each."""

import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from telegram import User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.telegram.building import make_bot
from bot.telegram.events import Events
from bot.telegram.settings import TelegramSettings
from bot.telegram.state import State
from bot.telegram.wire.polling import reason
from bot.telegram.wire.redaction import redacted_logs
from bot.words.language import Language
from retriever import Retriever
from retriever.errors import RetrieverError

_PRIVATE = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: whether something is as it must be, and what it is in Chinese and English."""

    well: bool
    zh: str
    en: str

    def line(self, language: Language) -> str:
        """Return the finding for a reader."""
        return f"{'✓' if self.well else '✗'} {self.en if language == 'en' else self.zh}"


async def check_server(settings: TelegramSettings, webhook: str | None) -> AsyncIterator[Finding]:
    """Ask the server about the token, the bot's modes and its webhook.

    Args:
        settings: who the bot is and where its server is.
        webhook: the address updates are to be sent to; None where they are fetched.
    """
    with redacted_logs(settings.token):
        bot: ExtBot[None] = make_bot(settings, Events())
        try:
            await bot.initialize()
            for finding in _identity(bot.bot):
                yield finding
            yield _webhook(await bot.get_webhook_info(), webhook)
        except InvalidToken:
            yield Finding(
                False,
                f"令牌：{settings.api_url} 不认它，请从 @BotFather 那里重新复制",
                f"token: {settings.api_url} does not accept it; copy it again from @BotFather",
            )
        except TelegramError as error:
            yield Finding(
                False,
                f"服务器：连不上 {settings.api_url}（{reason(error)}），请检查网络和地址",
                f"server: cannot reach {settings.api_url} ({reason(error)}); check the network and the address",
            )
        finally:
            await bot.shutdown()


def check_access(settings: TelegramSettings) -> Finding:
    """Return who is answered; nobody is too few."""
    if settings.open:
        return Finding(True, "名单：向所有人开放", "access: open to everybody")
    count = len(settings.allowed) + len(settings.admins) + (_owner(settings.state) is not None)
    return Finding(
        count > 0,
        f"名单：{count} 项" if count else "名单：是空的，请用 --allow 加人，或用 --open 向所有人开放",
        f"access: {count} entries" if count else "access: nobody; add people with --allow, or use --open",
    )


def _owner(folder: Path | None) -> int | None:
    if folder is None or not folder.exists():  # it is made by the bot's first start, not by a check
        return None
    state = State(folder)
    try:
        return state.people.owner()
    finally:
        state.close()


def check_index(folder: str | None) -> tuple[Finding, Path | None]:
    """Return whether the index can be opened and holds something, and where it is."""
    try:
        with Retriever.open(folder) as archive:
            count, place = len(archive.catalogue()), archive.folder
    except RetrieverError as error:
        return Finding(False, f"索引：{error}", f"index: {error}"), None
    if not count:
        finding = Finding(
            False,
            f"索引：{place} 里没有文章，请用 baozhi index 加入",
            f"index: no article in {place}; add some with baozhi index",
        )
    else:
        finding = Finding(True, f"索引：{count} 篇文章，{place}", f"index: {count} articles in {place}")
    return finding, place


def check_files(state: Path | None) -> Finding:
    """Return whether what the bot remembers is closed to others; a folder not yet made will be."""
    opened = [path for path in (state,) if path and path.exists() and path.stat().st_mode & _PRIVATE]
    if opened:
        return Finding(
            False,
            f"权限：别人能看到 {opened[0]}，请 chmod -R go= {opened[0]}",
            f"permissions: others may look into {opened[0]}; chmod -R go= {opened[0]}",
        )
    return Finding(True, "权限：只有自己能读对话记录", "permissions: the bot's memory is yours alone")


def _identity(me: User) -> list[Finding]:
    findings = [
        Finding(True, f"令牌：有效，机器人是 @{me.username}", f"token: good, the bot is @{me.username}")
    ]
    if me.can_read_all_group_messages:
        findings.append(
            Finding(
                True,
                "隐私模式：关，群里的每一条消息都会收到",
                "privacy mode: off, the bot receives every message of a group",
            )
        )
    else:
        findings.append(
            Finding(
                True,
                "隐私模式：开，群里只收到命令和对它的回复；要收到全部，请在 @BotFather 那里 /setprivacy",
                "privacy mode: on, in groups the bot receives commands and replies to it alone; "
                "/setprivacy at @BotFather lets it receive all",
            )
        )
    if not me.can_join_groups:
        findings.append(
            Finding(True, "群：不能被拉进群 (/setjoingroups)", "groups: it cannot be added (/setjoingroups)")
        )
    if not me.supports_inline_queries:
        findings.append(
            Finding(
                True,
                "行内查询：关；要用 @机器人 问题，请在 @BotFather 那里 /setinline",
                "inline mode: off; /setinline at @BotFather turns on @bot QUESTION",
            )
        )
    return findings


def _webhook(info: WebhookInfo, wanted: str | None) -> Finding:
    waiting = info.pending_update_count
    if wanted is None:
        if not info.url:
            return Finding(True, f"取消息：轮询，{waiting} 条在等", f"updates: by polling, {waiting} waiting")
        return Finding(
            False,
            "取消息：还登记着一个 webhook，轮询收不到；启动时会取消它，如果另有机器人在用就会断",
            "updates: a webhook is still registered, so that polling gets none; a start removes it, and with it "
            "whatever bot still uses it",
        )
    if info.url == wanted and info.last_error_message:
        return Finding(
            False,
            f"取消息：webhook 上次出错：{info.last_error_message}",
            f"updates: the webhook's last error: {info.last_error_message}",
        )
    return Finding(True, f"取消息：webhook，{waiting} 条在等", f"updates: by webhook, {waiting} waiting")
