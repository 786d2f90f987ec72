"""All commands. The menu at Telegram, /help, docs/telegram.md and what is run come from this table."""

from bot.telegram.commands.command import Command
from bot.telegram.commands.helping import help_text
from bot.telegram.commands.listing import allow_chat, disallow_chat
from bot.telegram.commands.looking import list_articles, show_figures, switch_archive
from bot.telegram.commands.managing import offer_removal, read_again, send_backup
from bot.telegram.commands.personal import offer_settings, offer_to_forget, take_comment, tell_privacy
from bot.telegram.commands.starting import start
from bot.telegram.commands.talking import ask, change_topic, open_article, show_more, show_sources
from bot.telegram.commands.typed import Typed
from bot.telegram.service import Service


async def explain(typed: Typed) -> None:
    """Tell how the bot is used, by whom it is asked."""
    await typed.say(await help_text(typed, tuple(commands_of(typed.service).values())))


_QUESTION = ("问题", "QUESTION")
_ALL = (
    Command("start", start, "打招呼，给出可以问的问题", "say hello and offer questions", listed=False),
    Command("ask", ask, "提问", "ask a question", _QUESTION),
    Command("more", show_more, "更多段落", "more passages", words=("更多", "还有吗")),
    Command(
        "sources", show_sources, "上一个回答的来源", "sources of the last answer", words=("来源", "出处")
    ),
    Command(
        "article",
        open_article,
        "打开原文：/article 2",
        "open an article: /article 2",
        ("N", "N"),
        words=("原文",),
    ),
    Command("articles", list_articles, "有哪些文章", "all articles", words=("目录", "文章")),
    Command(
        "archive",
        switch_archive,
        "换一个档案库",
        "choose among the archives",
        ("名字", "NAME"),
        several=True,
    ),
    Command("new", change_topic, "换个话题", "change the topic", words=("换个话题", "新话题")),
    Command("settings", offer_settings, "设置", "settings", words=("设置",)),
    Command("stats", show_figures, "统计", "figures", words=("统计",)),
    Command("feedback", take_comment, "提意见", "send a comment", ("意见", "COMMENT")),
    Command("privacy", tell_privacy, "保存了什么", "what is kept", words=("隐私",)),
    Command("forget", offer_to_forget, "删除我的记录", "delete my records", words=("忘记我",)),
    Command("help", explain, "使用说明", "how to use me", words=("帮助", "使用说明")),
    Command(
        "allow",
        allow_chat,
        "让这个群或频道得到回答",
        "let a group or channel be answered",
        ("编号", "ID"),
        who="admins",
    ),
    Command(
        "disallow",
        disallow_chat,
        "不再回答这个群或频道",
        "answer a group or channel no longer",
        ("编号", "ID"),
        who="admins",
    ),
    Command("remove", offer_removal, "移除文件", "take a file out", who="admins", where="private"),
    Command("reindex", read_again, "重新索引全部文件", "read all files again", who="admins", where="private"),
    Command("backup", send_backup, "备份", "send a backup", who="admins", where="private"),
)
COMMANDS: dict[str, Command] = {command.name: command for command in _ALL}
#: The command that each Chinese word stands for.
WORDS: dict[str, str] = {word: command.name for command in _ALL for word in command.words}


def commands_of(service: Service) -> dict[str, Command]:
    """Return the commands that one bot has."""
    several = service.shelf.several
    return {name: command for name, command in COMMANDS.items() if several or not command.several}


def menu_of(service: Service) -> list[Command]:
    """Return what the menu offers, in its order."""
    ours = commands_of(service).values()
    return [command for command in ours if command.listed and command.who == "everybody"]


async def run_typed(typed: Typed, name: str | None) -> None:
    """Run a command by its name; where there is none, what was typed is a question."""
    command = commands_of(typed.service).get(name or "ask")
    if command is None:
        await typed.say(typed.texts.unknown_command)
    elif refusal := command.refusal(typed):
        await typed.say(refusal)
    else:
        await command.run(typed)
