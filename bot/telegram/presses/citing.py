"""The button that cites what an answer rests on, and those that change the style."""

from bot.telegram.presses.pressed import Pressed
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import sources
from bot.telegram.views.citing import cited_parts, style_buttons
from corpus.citing import STYLES


async def cite(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send the articles as GB/T 7714 cites them, with buttons for the other styles."""
    source = pressed.press.number(0)
    if await _is_there(pressed, stored, source, 0):
        await pressed.send(cited_parts(stored, 0, source), style_buttons(stored, 0, source))


async def change_style(pressed: Pressed, stored: StoredAnswer) -> None:
    """Show the same articles in another style, in place where they fit into one message."""
    source, style = pressed.press.number(0), pressed.press.number(1)
    if not await _is_there(pressed, stored, source, style):
        return
    parts, keyboard = cited_parts(stored, style, source), style_buttons(stored, style, source)
    if len(parts) == 1:
        await pressed.turn(parts[0], keyboard)
    else:
        await pressed.send(parts, keyboard)


async def _is_there(pressed: Pressed, stored: StoredAnswer, source: int, style: int) -> bool:
    """Return whether there are such a source and style; say so where there are not."""
    if source <= len(sources(stored.answer)) and style < len(STYLES):
        return True
    await pressed.say(pressed.texts.pressed_stale, alert=True)
    return False
