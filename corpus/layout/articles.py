"""Chains of blocks → articles: the role each block plays, the values of the head, paragraphs with their doubts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.datelines import find_opening
from corpus.layout.assembly import Link
from corpus.layout.blocks import Block
from corpus.layout.patterns import stands_alone
from corpus.layout.roles import ROLES, Role
from corpus.layout.seams import joined
from corpus.layout.signing import signed_by
from corpus.model import Article, ArticleKind, HeadLine, HeadRole, Page, Paragraph, Run, whole_run

DOUBTFUL = 0.8
"""A link less probable than this is marked for a person to look at, and no passage crosses it."""

_HEAD_LINES: dict[Role, HeadRole] = {
    "title": "title",
    "kicker": "kicker",
    "subtitle": "subtitle",
    "byline": "byline",
    "credit": "byline",
}
_ABOVE: tuple[Role, ...] = ("title", "kicker", "subtitle", "byline")
_BELOW: tuple[Role, ...] = ("body", "subhead", "affiliation")
_CAPTION: tuple[Role, ...] = ("caption", "credit", "title")
_LEFT_OVER: tuple[Role, ...] = ("rubbish",)
_HEADLINES = {ROLES.index("title"), ROLES.index("kicker"), ROLES.index("subtitle")}


@dataclass(frozen=True)
class Cast:
    """The kind of a chain and the role of each of its blocks."""

    kind: ArticleKind
    roles: tuple[Role, ...]


def cast(chain: Sequence[Link], probabilities: NDArray[np.float32]) -> Cast:
    """Return the likeliest kind of a chain and the roles that go with it.

    An article is a head, then text; a caption mixes its lines in any order; a leftover is rubbish
    throughout, or headlines that found no text. A block that goes on a paragraph is text.

    Args:
        chain: its links in order.
        probabilities: (n, len(ROLES)) for the blocks of the page.
    """
    logs = np.log(np.maximum(probabilities[[link.block for link in chain]], 1e-6))
    above = _heads(logs)
    below, caption, rubbish = (_best(logs, roles) for roles in (_BELOW, _CAPTION, _LEFT_OVER))
    for number, link in enumerate(chain):
        if link.joined:
            below[number] = ("body", float(logs[number, ROLES.index("body")]))
    best, most = Cast("other", tuple(role for role, _ in rubbish)), sum(value for _, value in rubbish)
    if _HEADLINES.issuperset(logs.argmax(axis=1).tolist()):
        return best
    captioned = sum(value for _, value in caption)
    if captioned > most and any(role != "title" for role, _ in caption):
        best, most = Cast("caption", tuple(role for role, _ in caption)), captioned
    for cut in range(len(chain)):
        if any(link.joined for link in chain[: cut + 1]):
            break
        head, value = above[cut]
        worth = value + sum(value for _, value in below[cut:])
        if worth > most:
            best, most = Cast("article", (*head, *(role for role, _ in below[cut:]))), worth
    if best.kind == "article" and best.roles[0] == "subhead":  # nothing above it: it heads the article
        return Cast("article", ("title", *best.roles[1:]))
    return best


_State = tuple[tuple[Role, ...], float]
"""The roles given so far, and the sum of their log-probabilities."""


def _heads(logs: NDArray[np.float32]) -> list[_State]:
    """Return, for 0, 1, 2 … first blocks, the best roles they can have as a head.

    A head has one title; kickers stand before it and subtitles after it, bylines anywhere.
    """
    untitled: _State = ((), 0.0)
    kicked: _State | None = None
    titled: _State | None = None
    heads = [untitled]
    for row in logs:
        titles = [_add(state, "title", row) for state in (untitled, kicked) if state]
        titles += [_add(titled, role, row) for role in ("subtitle", "byline") if titled]
        kickers = [_add(untitled, "kicker", row)]
        kickers += [_add(kicked, role, row) for role in ("kicker", "byline") if kicked]
        untitled = _add(untitled, "byline", row)
        kicked, titled = max(kickers, key=_value_of), max(titles, key=_value_of)
        heads.append(max(untitled, titled, key=_value_of))
    return heads


def _add(state: _State, role: Role, row: NDArray[np.float32]) -> _State:
    return (*state[0], role), state[1] + float(row[ROLES.index(role)])


def _value_of(state: _State) -> float:
    return state[1]


def _best(logs: NDArray[np.float32], roles: Sequence[Role]) -> list[tuple[Role, float]]:
    columns = [ROLES.index(role) for role in roles]
    picks = logs[:, columns].argmax(axis=1)
    return [(roles[int(pick)], float(row[columns[int(pick)]])) for pick, row in zip(picks, logs, strict=True)]


@dataclass(frozen=True)
class Piece:
    """A block in its place in an article.

    Attributes:
        joined: whether it goes on the paragraph of the piece before it.
        confidence: probability of the link from the piece before it; of its standing first, for the first.
    """

    block: Block
    role: Role
    joined: bool = False
    confidence: float = 1.0


def build_article(page: Page, kind: ArticleKind, pieces: Sequence[Piece]) -> Article:
    """Return the article, caption or leftover that pieces make in their order."""
    head: list[HeadLine] = []
    paragraphs: list[Paragraph] = []
    joinable = False
    for number, piece in enumerate(pieces):
        block = piece.block
        if piece.role in _HEAD_LINES:
            head.append(HeadLine(_HEAD_LINES[piece.role], block.text, block.runs))
            continue
        doubtful = piece.confidence < DOUBTFUL and number > 0
        if block.standing:
            paragraphs += [Paragraph(line.text, whole_run(line.source, line.text)) for line in block.lines]
            joinable = False
            continue
        if piece.joined and joinable:
            paragraphs[-1] = _extend(paragraphs[-1], block, page.text, doubtful=doubtful)
        else:
            doubts = (0,) if doubtful and paragraphs else ()
            paragraphs.append(Paragraph(block.text, block.runs, piece.role == "subhead", doubts))
        joinable = piece.role != "subhead"
    opening = find_opening(paragraphs[0].text) if paragraphs and kind == "article" else None
    bylines = [line.text for line in head if line.role == "byline"]
    if opening:
        bylines = list(filter(stands_alone, bylines))
    return Article(
        kind=kind,
        paragraphs=tuple(paragraphs),
        head=tuple(head),
        title=_value(head, "title"),
        kicker=_value(head, "kicker"),
        subtitle=_value(head, "subtitle"),
        byline=signed_by(bylines, opening, paragraphs[-1].text if paragraphs and kind == "article" else ""),
        dateline=opening.dateline if opening else None,
        page=page.name,
        confidence=min((piece.confidence for piece in pieces), default=1.0),
    )


def _value(head: Sequence[HeadLine], role: str) -> str | None:
    return " ".join(line.text for line in head if line.role == role) or None


def _extend(paragraph: Paragraph, block: Block, page: str, *, doubtful: bool) -> Paragraph:
    """Return a paragraph with the text of a block added to its end."""
    text, before = joined(paragraph.text, list(paragraph.runs), block.text, page, cut=True)
    start = len(text)
    runs = (*before, *(Run(run.start + start, run.source, run.length) for run in block.runs))
    doubts = (*paragraph.doubts, start) if doubtful else paragraph.doubts
    return Paragraph(text + block.text, runs, False, doubts)
