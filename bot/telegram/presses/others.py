"""Buttons that belong to no answer: the list of articles, examples, settings, forgetting, taking a file out."""

from bot.dialogue.answer import Answer
from bot.telegram.chats import ConversationLike
from bot.telegram.features import choosing
from bot.telegram.features.examples import example_of
from bot.telegram.features.preferences import choose, settings_keyboard
from bot.telegram.features.reading import catalogue_page, listed_page
from bot.telegram.features.turn import Turn
from bot.telegram.presses.pressed import Pressed
from bot.telegram.views.runs import text_parts


async def open_listed(pressed: Pressed) -> None:
    """Send the first page of an article of the list, or show another page of it."""
    press = pressed.press
    chat, page = pressed.place.chat, press.number(0)
    part, keyboard = await listed_page(pressed.service, chat, press.subject, page, pressed.owner)
    if press.action == "turn":
        await pressed.turn(part, keyboard)
    else:
        await pressed.send([part], keyboard)


async def turn_list(pressed: Pressed) -> None:
    """Show another page of the list of articles."""
    chat, page = pressed.place.chat, pressed.press.number(0)
    await pressed.turn(
        *await catalogue_page(pressed.service, chat, page, pressed.owner, pressed.press.subject)
    )


async def ask_example(pressed: Pressed) -> None:
    """Ask a question that was offered."""
    question = await example_of(pressed.service, pressed.place.chat, pressed.press.subject)
    if question is None:
        await pressed.say(pressed.texts.pressed_stale, alert=True)
    elif not await pressed.is_over_budget():
        await pressed.say("")
        key = (pressed.place.chat, pressed.place.topic or 0, pressed.person)

        def ask_afresh(conversation: ConversationLike) -> Answer:
            conversation.clear()  # it leans on nothing that was said before
            return conversation.ask(question)

        await pressed.tools.asking.answer(Turn(pressed.update, pressed.place, key, echo=question), ask_afresh)


async def choose_setting(pressed: Pressed) -> None:
    """Note what a chat has chosen, where its sender may choose, and tick it."""
    service, press, message = pressed.service, pressed.press, pressed.query.message
    assert message is not None  # noqa: S101
    if not await service.access.rules_chat(message.chat, pressed.query.from_user):
        await pressed.say(pressed.texts.pressed_not_admin, alert=True)
        return
    if not choose(service, message.chat.id, press.action, press.subject):
        await pressed.say(pressed.texts.pressed_stale, alert=True)
        return
    texts = service.texts(message.chat.id)
    if (press.action, press.subject) == ("mode", "all") and not service.bot.can_read_all_group_messages:
        await pressed.say(texts.mode_all_private, alert=True)
    text = texts.settings_private if pressed.place.private else texts.settings_group
    keyboard = settings_keyboard(service, message.chat.id, pressed.place.private)
    await pressed.turn(text_parts(text)[0], keyboard)


async def choose_archive(pressed: Pressed) -> None:
    """Let the chat ask another archive, where its sender may choose, and tick it."""
    service, chat, message = pressed.service, pressed.place.chat, pressed.query.message
    assert message is not None  # noqa: S101
    name = service.shelf.by_key(pressed.press.subject)
    if name is None or not service.shelf.several:
        await pressed.say(pressed.texts.pressed_stale, alert=True)
    elif not await service.access.rules_chat(message.chat, pressed.query.from_user):
        await pressed.say(pressed.texts.pressed_not_admin, alert=True)
    else:
        choosing.choose_archive(service, chat, name)
        await pressed.turn(*await choosing.archive_list(service, chat))


async def forget(pressed: Pressed) -> None:
    """Delete everything of the one who pressed."""
    service = pressed.service
    if pressed.press.subject != str(pressed.person):
        await pressed.say(pressed.texts.pressed_elsewhere, alert=True)
        return
    service.conversations.release(person=pressed.person)
    number = service.state.forget(pressed.person)
    await pressed.turn(text_parts(pressed.texts.forgotten.format(number=number))[0], None)


async def remove_document(pressed: Pressed) -> None:
    """Take a document out, where an admin wants it so."""
    is_admin, private = pressed.service.access.is_admin(pressed.person), pressed.place.private
    if not (is_admin and private):
        await pressed.say(pressed.texts.only_private if is_admin else pressed.texts.only_admins, alert=True)
        return
    await pressed.say("")
    message = pressed.query.message
    assert message is not None  # noqa: S101
    await pressed.tools.library.remove(message.chat.id, message.message_id, pressed.press.subject)
