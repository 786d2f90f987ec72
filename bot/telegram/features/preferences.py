"""What a chat may choose: when it is answered, in which language, and how sure an answer must be."""

from telegram import InlineKeyboardMarkup

from bot.dialogue.caution import Caution
from bot.telegram.service import Service
from bot.telegram.state import MODES, Mode
from bot.telegram.views.buttons import Row, button, ticked
from bot.words.language import Language
from bot.words.telegram.texts import Texts

LANGUAGES: dict[Language, str] = {"zh": "中文", "en": "English"}


def settings_keyboard(service: Service, chat: int, private: bool) -> InlineKeyboardMarkup:
    """Return the choices of a chat, the present ones ticked."""
    texts = service.texts(chat)
    language = service.language(chat)
    rows: list[Row] = []
    if not private:
        chosen = service.state.people.mode(chat)
        rows += [[button(ticked(_word(mode, texts), mode == chosen), "mode", mode)] for mode in MODES]
    rows.append(
        [button(ticked(word, code == language), "language", code) for code, word in LANGUAGES.items()]
    )
    caution = service.state.people.caution(chat)
    rows.append([button(ticked(_level(each, texts), each is caution), "caution", each) for each in Caution])
    return InlineKeyboardMarkup(rows)


def choose(service: Service, chat: int, action: str, value: str) -> bool:
    """Write a choice down; return whether there is such a choice."""
    if action == "mode" and value in MODES:
        service.state.people.set_mode(chat, value)
    elif action == "language" and value in LANGUAGES:
        service.state.people.set_language(chat, value)
        service.conversations.release(chat=chat)
    elif action == "caution" and value in set(Caution):
        service.state.people.set_caution(chat, Caution(value))
        service.conversations.release(chat=chat)
    else:
        return False
    return True


def _word(mode: Mode, texts: Texts) -> str:
    return {"all": texts.mode_all, "mention": texts.mode_mention, "command": texts.mode_command}[mode]


def _level(caution: Caution, texts: Texts) -> str:
    return {
        Caution.LOOSE: texts.caution_loose,
        Caution.USUAL: texts.caution_usual,
        Caution.STRICT: texts.caution_strict,
    }[caution]
