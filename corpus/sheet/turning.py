"""Articles that go on on another page: 下转第二版 at the end of one, 上接第一版 at the start of the other.

The article stands whole on its first page, whose text has what was taken over from the other one at its end; the
notices are lines of its head that nobody reads as text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.layout.text import ends_sentence
from corpus.masthead import edition_of
from corpus.model import Article, Document, HeadLine, Page, Paragraph, Run, whole_run

_NUMBER: Final = r"(?P<page>第?\s*[A-D]?[\d零〇一二三四五六七八九十]{1,3}\s*版)"
#: （下转第二版）, ▶下转3版, 下转A2版: at the end of a text.
_ON: Final = re.compile(rf"[（(【\[▶►→\s]*下[转轉]\s*{_NUMBER}[^\w。]{{0,4}}$")
#: （上接第一版）, （紧接第一版）: at its start, perhaps with the headline's first words: （上接第一版《…》）.
_FROM: Final = re.compile(
    rf"^[◀◄←\s]*(?P<open>[（(【\[])?[◀◄←\s]*[上紧緊]接\s*{_NUMBER}"
    r"(?(open)(?:[^）)】\]]{0,60}[）)】\]])?|[\s:：]*(?:《[^》]{1,60}》)?)"
)

#: Pages that wait for another one at most: a scan takes its time, and who waits hears nothing.
_WAITING: Final = 16


@dataclass(frozen=True, slots=True)
class _End:
    """An article that goes on elsewhere, or comes from elsewhere: which of which document, and the page named."""

    document: int
    article: int
    edition: str


#: Returns the notice of an article that goes on, or comes from, elsewhere, and the page that it names.
_Finder = Callable[[Article], tuple[re.Match[str], str | None] | None]
#: Tells of a page, its article, another page and a piece of it whether the piece goes on with the article.
GoesOn = Callable[[Document, Article, Document, Article], bool]


def joined_as_read(documents: Iterable[Document], most: int = _WAITING) -> Iterator[Document]:
    """Yield the pages of an issue as ``joined_pages`` has them, as soon as none waits for another page.

    Args:
        documents: the pages in their order.
        most: so many pages wait at most.
    """
    held: list[Document] = []
    before = 0
    for document in documents:
        held.append(document)
        whole = joined_pages(held, before)
        if len(held) >= most or not any(
            _ends(whole, at, _on) or _ends(whole, at, _from) for at in range(len(whole))
        ):
            yield from whole
            before, held = before + len(held), []
    yield from joined_pages(held, before)


def goes_to(article: Article) -> str | None:
    """Return the number of the page on which an article says that it goes on."""
    found = _on(article)
    return found[1] if found else None


def comes_from(article: Article) -> str | None:
    """Return the number of the page from which an article says that it comes."""
    found = _from(article)
    return found[1] if found else None


def notice_of(article: Article) -> HeadLine:
    """Return the notice at the start of an article that comes from another page."""
    return _without_start(article.paragraphs[0])[1]


def joined_pages(
    documents: Sequence[Document], before: int = 0, goes_on: GoesOn | None = None
) -> list[Document]:
    """Return the pages of an issue with the articles whole that go on from one to another.

    Args:
        documents: the pages in their order.
        before: pages of the issue before the first of them.
        goes_on: tells of an article and a piece, each with its page, whether they may belong together.
    """
    found = list(documents)
    ons = [end for number in range(len(found)) for end in _ends(found, number, _on)]
    froms = [end for number in range(len(found)) for end in _ends(found, number, _from)]
    taken: set[tuple[int, int]] = set()
    for on in ons:
        fitting = [
            end
            for end in froms
            if (end.document, end.article) not in taken
            and end.document != on.document
            and _is_page(found, end.document, on.edition, before)
            and _is_page(found, on.document, end.edition, before)
            and (goes_on is None or goes_on(*_piece(found, on), *_piece(found, end)))
        ]
        if fitting:
            end = max(fitting, key=lambda end: _alike(found, on, end))
            taken.add((end.document, end.article))
            found[on.document] = _with(
                found[on.document], on.article, found[end.document].articles[end.article]
            )
    for number, document in enumerate(found):
        kept = [a for at, a in enumerate(document.articles) if (number, at) not in taken]
        found[number] = replace(document, articles=tuple(kept))
    return found


def _ends(documents: Sequence[Document], number: int, pattern: "_Finder") -> list[_End]:
    ends = []
    for at, article in enumerate(documents[number].articles):
        notice = pattern(article)
        if notice and notice[1]:
            ends.append(_End(number, at, notice[1]))
    return ends


def _on(article: Article) -> tuple[re.Match[str], str | None] | None:
    match = _ON.search(article.paragraphs[-1].text) if article.paragraphs else None
    return (match, edition_of(match["page"].replace(" ", ""))) if match else None


def _from(article: Article) -> tuple[re.Match[str], str | None] | None:
    match = _FROM.search(article.paragraphs[0].text) if article.paragraphs else None
    return (match, edition_of(match["page"].replace(" ", ""))) if match else None


def _is_page(documents: Sequence[Document], number: int, edition: str, before: int) -> bool:
    """Tell whether a document is the page of a number; its place in the file counts where it does not say."""
    said = next((a.edition for a in documents[number].articles if a.edition), None)
    return said == edition if said else str(before + number + 1) == edition


def _piece(documents: Sequence[Document], end: _End) -> tuple[Document, Article]:
    document = documents[end.document]
    return document, document.articles[end.article]


def _alike(documents: Sequence[Document], on: _End, end: _End) -> int:
    """Return how many characters of their headlines two pieces share."""
    first, second = documents[on.document].articles[on.article], documents[end.document].articles[end.article]
    return len(set(first.title or "") & set((second.title or "") + second.paragraphs[0].text[:40]))


def _with(document: Document, at: int, rest: Article) -> Document:
    """Return a page with the rest of one of its articles."""
    article = document.articles[at]
    text = f"{document.page.text}\f\n"
    last, on = _without_end(article.paragraphs[-1])
    first, came = _without_start(rest.paragraphs[0])
    paragraphs = [*article.paragraphs[:-1], *([last] if last.text else [])]
    heads = [*article.head, on]
    for line in (*(HeadLine("furniture", h.text, boxes=h.boxes) for h in rest.head), came):
        heads.append(replace(line, runs=whole_run(len(text), line.text)))
        text += f"{line.text}\n"
    for number, paragraph in enumerate([first, *rest.paragraphs[1:]]):
        if not paragraph.text:
            continue
        moved, text = _written(paragraph, text)
        goes_on = (
            number == 0
            and paragraphs
            and not ends_sentence(paragraphs[-1].text)
            and not paragraphs[-1].subhead
        )
        if goes_on:
            paragraphs[-1] = _extended(paragraphs[-1], moved)
        else:
            paragraphs.append(moved)
    whole = replace(article, head=tuple(heads), paragraphs=tuple(paragraphs))
    articles = (*document.articles[:at], whole, *document.articles[at + 1 :])
    return Document(Page(document.page.name, text), articles)


def _written(paragraph: Paragraph, text: str) -> tuple[Paragraph, str]:
    """Return a paragraph written behind a text, printed line by printed line, and that text."""
    runs: list[Run] = []
    for run in paragraph.runs or whole_run(0, paragraph.text):
        runs.append(Run(run.start, len(text), run.length))
        text += f"{paragraph.text[run.start : run.start + run.length]}\n"
    return replace(paragraph, runs=tuple(runs)), text


def _extended(paragraph: Paragraph, more: Paragraph) -> Paragraph:
    start = len(paragraph.text)
    runs = tuple(Run(run.start + start, run.source, run.length) for run in more.runs)
    doubts = tuple(at + start for at in more.doubts if at)
    return replace(
        paragraph,
        text=paragraph.text + more.text,
        runs=paragraph.runs + runs,
        doubts=paragraph.doubts + doubts,
        boxes=paragraph.boxes + more.boxes,
        guesses=paragraph.guesses + tuple(guess._replace(at=guess.at + start) for guess in more.guesses),
    )


def _without_end(paragraph: Paragraph) -> tuple[Paragraph, HeadLine]:
    match = _ON.search(paragraph.text)
    assert match is not None  # noqa: S101 - it was found before
    cut = len(paragraph.text[: match.start()].rstrip())
    return _slice(paragraph, 0, cut), _notice(paragraph, match.start(), len(paragraph.text))


def _without_start(paragraph: Paragraph) -> tuple[Paragraph, HeadLine]:
    match = _FROM.search(paragraph.text)
    assert match is not None  # noqa: S101 - it was found before
    rest = paragraph.text[match.end() :]
    cut = match.end() + len(rest) - len(rest.lstrip())
    return _slice(paragraph, cut, len(paragraph.text)), _notice(paragraph, 0, match.end())


def _notice(paragraph: Paragraph, start: int, end: int) -> HeadLine:
    piece = _slice(paragraph, start, end)
    return HeadLine("furniture", piece.text, piece.runs)


def _slice(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a stretch of a paragraph; its boxes stay those of the whole."""
    runs = []
    for run in paragraph.runs:
        a, b = max(run.start, start), min(run.start + run.length, end)
        if a < b:
            runs.append(Run(a - start, run.source + a - run.start, b - a))
    doubts = tuple(at - start for at in paragraph.doubts if start < at < end)
    guesses = tuple(
        guess._replace(at=guess.at - start) for guess in paragraph.guesses if start <= guess.at < end
    )
    return replace(
        paragraph, text=paragraph.text[start:end], runs=tuple(runs), doubts=doubts, guesses=guesses
    )
