"""Commands that go on with the conversation: a question, more passages, sources, an article, a new topic."""

from bot.telegram.commands.typed import Typed
from bot.telegram.features.examples import first_example
from bot.telegram.features.reading import listed_page

_DIGITS = 16  # of an article's number in a link


async def ask(typed: Typed) -> None:
    """Answer a question, within the budgets of its asker and the chat."""
    service, question = typed.service, typed.argument
    if not question:
        example = await first_example(service, typed.place.chat) or typed.texts.usage_question
        await typed.say(typed.texts.usage.format(question=example))
        return
    chat, _, person = typed.asker
    if not typed.tools.asking.is_begun(typed.update) and (wait := service.budgets.spend(person, chat)):
        if service.budgets.tell(person, chat):
            await typed.say(typed.texts.over_budget.format(seconds=max(1, round(wait))))
        return
    await typed.answer(lambda conversation: conversation.ask(question))


async def show_more(typed: Typed) -> None:
    """Show further passages."""
    await typed.answer(lambda conversation: conversation.more())


async def show_sources(typed: Typed) -> None:
    """Show all sources of the last answer."""
    await typed.answer(lambda conversation: conversation.sources())


async def change_topic(typed: Typed) -> None:
    """Forget what was talked about."""
    await typed.answer(lambda conversation: conversation.clear())


async def open_article(typed: Typed) -> None:
    """Open the article of a source of the last answer, or the one with the digits of a link."""
    argument = typed.argument
    if len(argument) == _DIGITS and argument.isalnum():
        page, keyboard = await listed_page(typed.service, typed.message.chat.id, argument, 0, typed.person)
        await typed.send([page], keyboard)
        return
    number = int(argument) if argument.isdecimal() and len(argument) < 4 else 1
    await typed.answer(lambda conversation: conversation.open(number))
