"""Commands about the one who types them and their chat: settings, a comment, what is kept of them."""

from telegram import InlineKeyboardMarkup

from bot.telegram.commands.typed import Typed
from bot.telegram.features.preferences import settings_keyboard
from bot.telegram.views.buttons import button
from bot.telegram.views.runs import text_parts


async def offer_settings(typed: Typed) -> None:
    """Show what the chat may choose."""
    texts, place = typed.texts, typed.place
    text = texts.settings_private if place.private else texts.settings_group
    await typed.send(text_parts(text), settings_keyboard(typed.service, place.chat, place.private))


async def take_comment(typed: Typed) -> None:
    """Note what somebody has to say."""
    if typed.argument:
        typed.service.state.answers.comment(typed.person, typed.argument)
    await typed.say(typed.texts.feedback_thanks if typed.argument else typed.texts.feedback_usage)


async def tell_privacy(typed: Typed) -> None:
    """Tell what is kept, and for how long."""
    await typed.say(typed.texts.privacy.format(days=round(typed.service.settings.retention_days)))


async def offer_to_forget(typed: Typed) -> None:
    """Ask whether everything of somebody is to be deleted."""
    confirm = button(typed.texts.button_forget, "forget", str(typed.person))
    await typed.send(text_parts(typed.texts.forget), InlineKeyboardMarkup([[confirm]]))
