"""Buttons below an answer: its article, its sources, more passages, a vote, the question word for word."""

from functools import partial

from telegram import InlineKeyboardMarkup, Message

from bot.dialogue.answer import Answer
from bot.telegram.chats import ConversationLike
from bot.telegram.features.picturing import drawn
from bot.telegram.features.reading import cited_page
from bot.telegram.features.turn import Turn
from bot.telegram.presses.pressed import Pressed
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import button, passage_buttons, sources, voted
from bot.telegram.views.evidence import source_line
from bot.telegram.views.message import hits_parts, passage_parts, sources_parts
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.pictures import send_picture
from retriever import Citation

_PASSAGES = 5  # more passages at a time
_MOST_PASSAGES = 50
_PICTURE = "page.jpg"


async def open_article(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send the page of the article that holds a source."""
    if await pressed.has_source(stored):
        part, keyboard = await cited_page(pressed.service, stored, pressed.press.number(0), None)
        await pressed.send([part], keyboard)


async def turn_page(pressed: Pressed, stored: StoredAnswer) -> None:
    """Show another page of the article."""
    if await pressed.has_source(stored):
        number, page = pressed.press.number(0), pressed.press.number(1)
        await pressed.turn(*await cited_page(pressed.service, stored, number, page))


async def show_sources(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send everything that the answer rests on but its first source."""
    answer, texts = stored.answer, pressed.texts
    numbers = range(1, len(answer.citations) + len(answer.alternatives))
    openers = [
        button(f"{texts.button_article} {number}", "open", stored.id, number) for number in numbers[:5]
    ]
    if not openers:
        await pressed.say(texts.nothing)
        return
    await pressed.send(sources_parts(answer, texts), InlineKeyboardMarkup([openers]))


async def show_more(pressed: Pressed, stored: StoredAnswer) -> None:
    """Search on, and send passages that the answer did not show."""
    if await pressed.is_over_budget():
        return
    question, service, texts = (
        stored.answer.rewritten or stored.answer.question,
        pressed.service,
        pressed.texts,
    )
    page, shown = max(1, pressed.press.number(0)), sources(stored.answer)
    wanted = min(_PASSAGES * page + len(shown), _MOST_PASSAGES)
    hits = await service.workers.run(partial(service.archive_behind(stored).search, question, wanted))
    known = {_paragraph(citation) for citation in shown}
    fresh = [hit for hit in hits if _paragraph(hit.citation) not in known]
    fresh = fresh[_PASSAGES * (page - 1) : _PASSAGES * page]
    if not fresh:
        await pressed.say(texts.no_more_passages)
        return
    further = InlineKeyboardMarkup([[button(texts.button_more, "more", stored.id, page + 1)]])
    await pressed.send(hits_parts(fresh, texts.more_passages.format(question=question), texts), further)


def _paragraph(citation: Citation) -> tuple[str, str | None, int]:
    return citation.article.id, citation.article.source, citation.paragraph


async def show_passage(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send one paragraph whole."""
    if await pressed.has_source(stored):
        number = pressed.press.number(0)
        parts = passage_parts(sources(stored.answer)[number], pressed.texts)
        await pressed.send(parts, passage_buttons(stored, number, pressed.texts))


async def vote(pressed: Pressed, stored: StoredAnswer) -> None:
    """Note whether somebody found the answer good or bad, and tick the button."""
    good = pressed.press.action == "good"
    pressed.service.state.answers.vote(stored.id, pressed.person, 1 if good else -1)
    await pressed.say(pressed.texts.pressed_thanks)
    message = pressed.query.message
    if isinstance(message, Message) and message.reply_markup:
        ticked = voted(message.reply_markup, pressed.press.action)
        if ticked != message.reply_markup:
            await pressed.service.outbox.relabel(message.chat.id, message.message_id, ticked)


async def ask_word_for_word(pressed: Pressed, stored: StoredAnswer) -> None:
    """Ask the question again as it was written, whatever came before it."""
    if await pressed.is_over_budget():
        return
    await pressed.say("")
    question = stored.answer.question
    turn = Turn(pressed.update, pressed.place, stored.key)
    await pressed.tools.asking.answer(turn, lambda conversation: conversation.raw(question))


async def ask_next(pressed: Pressed, stored: StoredAnswer) -> None:
    """Ask a question that was offered below an answer; it leans on nothing that was said before."""
    questions, service = pressed.service.state.answers.suggested(stored.id), pressed.service
    number, chat = pressed.press.number(0), pressed.place.chat
    moved_on = service.shelf.known(stored.archive) != service.archive_name(chat)
    if moved_on or number >= len(questions):
        await pressed.say(pressed.texts.pressed_stale, alert=True)
        return
    if await pressed.is_over_budget():
        return
    await pressed.say("")

    def ask_afresh(conversation: ConversationLike) -> Answer:
        conversation.clear()
        return conversation.ask(questions[number])

    turn = Turn(pressed.update, pressed.place, stored.key, echo=questions[number])
    await pressed.tools.asking.answer(turn, ask_afresh)


async def show_picture(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send the piece of the printed page on which a source stands."""
    if not await pressed.has_source(stored) or await pressed.is_over_budget():
        return
    service, texts = pressed.service, pressed.texts
    citation = sources(stored.answer)[pressed.press.number(0)]
    content = await service.workers.run(partial(drawn, service.archive_behind(stored), citation))
    if content is None:
        await pressed.say(texts.picture_none, alert=True)
        return
    await pressed.say("")
    place = service.outbox.place_of(pressed.place)
    if not await send_picture(service.bot, place, content, source_line(citation, texts), _PICTURE):
        await pressed.send(text_parts(texts.picture_unsent))


async def send_again(pressed: Pressed, stored: StoredAnswer) -> None:
    """Send an answer that may not have arrived."""
    await pressed.say("")
    await pressed.tools.asking.delivery.show(Turn(pressed.update, pressed.place, stored.key), stored)
