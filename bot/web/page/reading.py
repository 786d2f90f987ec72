"""The page of an article: opened at a paragraph, every cited place marked, and the printed page beside it."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.days import is_time
from bot.web.api.articles import find_article
from bot.web.errors import not_found
from bot.web.page.citing import cited
from bot.web.page.rendering import page
from bot.web.page.showing import Piece, facts_of, pieces
from bot.web.service.service import service_of
from bot.web.wire.addresses import Span
from bot.web.wire.language import language_for
from bot.words.web import web_texts_in
from corpus.errors import CorpusError
from corpus.model import Article, Paragraph
from corpus.readers import format_of
from retriever import ArticleReference, Citation

#: 3:5-9:20-24: a paragraph and stretches of it.
_AT: Final = re.compile(r"(?P<paragraph>-?\d{1,6})(?P<spans>(?::\d{1,7}-\d{1,7}){0,50})")
_MARKS: Final = 50
_WIDEST: Final = 1400  # pixels of a picture
_QUALITY: Final = 80


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of an article as the page shows it; ``joins`` tells that it is put together without certainty."""

    number: int
    pieces: tuple[Piece, ...]
    subhead: bool
    cited: bool
    joins: bool
    printed: bool


async def article(request: Request) -> Response:
    """Return the page of an article."""
    key = request.path_params["id"]
    named, whole = await find_article(service_of(request), key)
    marks = asked_marks(request.query_params.getlist("at"))
    texts = web_texts_in(language_for(request))
    pictured = named.source is not None and _can_be_drawn(Path(named.source))
    return page(
        request,
        "article.html",
        article=whole,
        facts=facts_of(named, texts),
        day=named.date if is_time(named.date or "") else None,
        head_cited=any(number < 0 for number in marks),
        paragraphs=shown_paragraphs(whole, marks, pictured=pictured),
        key=key,
        citations=cited(named),
        back=_back(request.query_params.get("c")),
    )


def asked_marks(asked: Sequence[str]) -> dict[int, list[Span]]:
    """Return the paragraphs that an address marks, each with its stretches; what cannot be read is left out."""
    marks: dict[int, list[Span]] = {}
    for text in asked[:_MARKS]:
        found = _AT.fullmatch(text)
        if found is None:
            continue
        spans = [span.split("-") for span in found["spans"].split(":") if span]
        marks.setdefault(int(found["paragraph"]), []).extend((int(a), int(b)) for a, b in spans)
    return marks


def shown_paragraphs(
    whole: Article, marks: dict[int, list[Span]], *, pictured: bool = False
) -> list[ShownParagraph]:
    """Return the paragraphs of an article, with their marks."""

    def shown(number: int, paragraph: Paragraph) -> ShownParagraph:
        cited = number in marks
        return ShownParagraph(
            number,
            pieces(paragraph.text, marks.get(number, ())),
            paragraph.subhead,
            cited,
            bool(paragraph.doubts),
            cited and pictured and bool(paragraph.boxes),
        )

    return [shown(number, paragraph) for number, paragraph in enumerate(whole.paragraphs)]


def _back(conversation: str | None) -> str | None:
    return f"/c/{conversation}" if conversation and re.fullmatch(r"[\w-]{1,64}", conversation) else None


def _can_be_drawn(path: Path) -> bool:
    try:
        form = format_of(path)
        form.require(path)
    except CorpusError:
        return False
    return path.is_file()


async def cutting(request: Request) -> Response:
    """Return the piece of a printed page on which a paragraph stands, its lines framed, as a picture."""
    service = service_of(request)
    named, _ = await find_article(service, request.path_params["id"])
    number = min(int(request.path_params["paragraph"]), 1 << 30)

    def work() -> bytes | None:
        with service.library.lend() as assistant:
            boxes = assistant.archive.boxes(Citation(named, number, ""))
        return _drawn(named, boxes)

    with service.pool.place():
        picture = await service.pool.run(work)
    if picture is None:
        raise not_found("没有版面的图 (there is no picture of the page)")
    return Response(picture, media_type="image/webp", headers={"Cache-Control": "private, max-age=600"})


def _drawn(named: ArticleReference, boxes: Sequence[object]) -> bytes | None:
    path = Path(named.source or "")
    if not boxes or not _can_be_drawn(path):
        return None
    from corpus.readers.cutting import cut_out  # noqa: PLC0415 - brings what draws

    try:
        image = cut_out(path, boxes)  # type: ignore[arg-type]
    except (CorpusError, OSError):
        return None
    if image.width > _WIDEST:
        image = image.resize((_WIDEST, max(1, image.height * _WIDEST // image.width)))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY)
    return out.getvalue()
