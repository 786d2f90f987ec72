"""Articles and passages that somebody opens and turns the pages of."""

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.chats import ArchiveLike
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Keyboard, Row, button, page_buttons, sources
from bot.telegram.views.pages import ArticlePages, article_pages
from bot.telegram.views.runs import Part, text_parts
from bot.words.telegram.texts import Texts
from corpus.model import content_id
from retriever import ArticleReference, CatalogueEntry, origin

LISTED = 8  # articles on a page of the catalogue


LINK = "a_"  # before the digits of an article, in a link that starts the bot


def article_number(reference: ArticleReference) -> str:
    """Return the 16 digits by which links and buttons name an article."""
    return content_id(reference.id, reference.source)


def article_link(service: Service, reference: ArticleReference) -> str:
    """Return a link that opens the article in a private chat with the bot."""
    return f"https://t.me/{service.bot.username}?start={LINK}{article_number(reference)}"


async def cited_page(
    service: Service, stored: StoredAnswer, source: int, page: int | None
) -> tuple[Part, Keyboard]:
    """Return a page of the article around a source of an answer; where the page is None, the cited one."""
    texts = service.texts(stored.key[0])
    citation = sources(stored.answer)[source]

    archive = service.archive_behind(stored)

    def load() -> ArticlePages | None:
        article = archive.article(citation.article)
        return article_pages(article, citation, texts) if article else None

    leaves = await service.workers.run(load)
    if leaves is None:
        return text_parts(texts.article_gone)[0], None
    number = leaves.cited if page is None else min(page, len(leaves.pages) - 1)
    turning = page_buttons("page", stored.id, number, len(leaves.pages), texts, source)
    return leaves.pages[number], _leaf_buttons(service, citation.article, turning, texts)


async def listed_page(
    service: Service, chat: int, number: str, page: int, whose: int
) -> tuple[Part, Keyboard]:
    """Return a page of an article of the catalogue, its buttons for one person alone."""
    texts = service.texts(chat)

    archives = _archives(service, chat)

    def load() -> tuple[ArticleReference, ArticlePages] | None:
        for archive in archives:
            for entry in archive.catalogue():
                if article_number(entry.reference) == number:
                    article = archive.article(entry.reference)
                    return (entry.reference, article_pages(article, None, texts)) if article else None
        return None

    found = await service.workers.run(load)
    if found is None:
        return text_parts(texts.article_gone)[0], None
    reference, leaves = found
    page = min(page, len(leaves.pages) - 1)
    turning = page_buttons("turn", number, page, len(leaves.pages), texts, whose=whose)
    return leaves.pages[page], _leaf_buttons(service, reference, turning, texts)


async def catalogue_page(
    service: Service, chat: int, page: int, whose: int, key: str = ""
) -> tuple[Part, Keyboard]:
    """Return a page of the catalogue, a button for each article, for one person alone.

    Args:
        service: the bot.
        chat: where it is shown.
        page: from 0.
        whose: may press the buttons.
        key: of the archive, where an earlier page of its catalogue is turned; else the chat's is shown.
    """
    texts, shelf = service.texts(chat), service.shelf
    name = shelf.by_key(key) or service.archive_name(chat)
    catalogue = await service.workers.run(shelf.named(name).archive.catalogue)
    entries = [entry for entry in catalogue if entry.kind == "article"]
    key = shelf.key(name) if shelf.several else ""
    if not entries:
        return text_parts(texts.catalogue_empty)[0], None
    pages = -(-len(entries) // LISTED)
    page = min(page, pages - 1)
    shown = entries[page * LISTED : (page + 1) * LISTED]
    lines = [_line(number, entry, texts) for number, entry in enumerate(shown, page * LISTED + 1)]
    heading = texts.catalogue.format(number=len(entries))
    openers = [
        button(str(number), "leaf", article_number(entry.reference), 0, whose=whose)
        for number, entry in enumerate(shown, page * LISTED + 1)
    ]
    rows = [openers[:4], openers[4:], page_buttons("catalogue", key, page, pages, texts, whose=whose)]
    keyboard = InlineKeyboardMarkup([row for row in rows if row])
    return text_parts("\n".join([heading, *lines]))[0], keyboard


def _archives(service: Service, chat: int) -> list[ArchiveLike]:
    """Return all archives, that of the chat first: a link may lead into any of them."""
    shelf = service.shelf
    names = sorted(shelf.names, key=lambda name: name != service.archive_name(chat))
    return [shelf.named(name).archive for name in names]


def _leaf_buttons(service: Service, reference: ArticleReference, turning: Row, texts: Texts) -> Keyboard:
    link = InlineKeyboardButton(texts.button_link, url=article_link(service, reference))
    return InlineKeyboardMarkup([row for row in (turning, [link]) if row])


def _line(number: int, entry: CatalogueEntry, texts: Texts) -> str:
    reference = entry.reference
    title = f"《{reference.title[:80]}》" if reference.title else texts.untitled
    head = " ".join(part for part in (f"{number}.", title, reference.byline) if part)
    printed = replace(reference, page=None)  # a file's name says little among titles
    return " · ".join((head, *origin(printed, texts.day, texts.edition)))[:300]
