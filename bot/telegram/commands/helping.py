"""/help: how to ask, the commands that its reader may use here, and how it is in groups."""

from collections.abc import Sequence

from bot.telegram.commands.command import Command
from bot.telegram.commands.typed import Typed
from bot.telegram.features.examples import first_example


async def help_text(typed: Typed, commands: Sequence[Command]) -> str:
    """Return the whole help; its example is a question that the archive at hand answers."""
    texts, language = typed.texts, typed.service.language(typed.message.chat.id)
    example = await first_example(typed.service, typed.place.chat)
    asking = [texts.help, *([texts.help_example.format(question=example)] if example else [])]
    ours = [command for command in commands if command.listed and command.who == "everybody"]
    paragraphs = [
        "\n".join(asking),
        "\n".join(command.line(language) for command in ours),
        texts.help_group.format(name=typed.service.bot.username),
    ]
    if typed.is_by_admin:
        theirs = [command.line(language) for command in commands if command.who == "admins"]
        paragraphs.append("\n".join([texts.help_admin, *theirs]))
    return "\n\n".join(paragraphs)
