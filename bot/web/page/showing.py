"""Answer → what a page shows of it: texts cut at their marks, sources with the address of their article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.dialogue.answer import Answer
from bot.web.wire.addresses import Span, article_address
from bot.words.web import WebTexts
from corpus.passages import sentences
from retriever import ArticleReference, Citation, also_in, origin

_SURE, _FAIRLY_SURE = 0.8, 0.6
_EXCERPT = 90
"""Code points that are shown of a passage that only came close."""


class Piece(NamedTuple):
    """A stretch of a text, and how it stands: marked, in the sentence of a mark, or around it."""

    text: str
    how: Literal["mark", "near", "far"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is printed: headline, byline and origin, the paragraph, its article's address; and where else."""

    title: str
    facts: str
    place: str
    href: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article at the side of an answer, with the paragraphs of it that are cited and their addresses."""

    title: str
    facts: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A paragraph with its marks, and where it stands; ``label`` is what it was read for, where that is told."""

    pieces: tuple[Piece, ...]
    source: Source
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of an answer; see ``bot.dialogue.answer.Answer``."""

    question: str
    kind: str
    outcome: str
    label: str
    said: str | None
    lines: tuple[str, ...]
    lead: str | None
    rewritten: str | None
    sure: str | None
    time: str | None = None
    items: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    alternatives: tuple[tuple[str, Source], ...] = ()
    confirming: tuple[Source, ...] = ()
    nearest: tuple[Proof, ...] = ()
    sources: tuple[Listed, ...] = ()
    opens: Source | None = None


def show(answer: Answer, texts: WebTexts, conversation: str | None = None) -> Shown:
    """Return what a page shows of an answer.

    Args:
        answer: of a turn.
        texts: our own words.
        conversation: to come back to from an article.
    """

    def sourced(citation: Citation, spans: Sequence[Span] = ()) -> Source:
        return source_of(citation, spans or _spans(citation), texts, conversation)

    found = answer.kind == "answer" and answer.text is not None
    refused = answer.kind in ("answer", "refusal") and not found
    proofs = [
        Proof(pieces(one.citation.quote, one.spans), sourced(one.citation, one.spans))
        for one in (answer.evidence if found else [])
    ]
    if refused and answer.mention:
        proofs = [Proof(pieces(answer.mention.quote, _spans(answer.mention)), sourced(answer.mention))]
    passages = refused or answer.kind == "passages"
    nearest = [
        Proof((Piece(excerpt(hit.text), "near"),), sourced(hit.citation))
        for hit in (answer.nearest if passages and not answer.mention else ())
    ]
    if answer.kind == "passages" and answer.citations:
        nearest = [Proof(pieces(one.quote, _spans(one)), sourced(one)) for one in answer.citations]
    others = answer.further if found else answer.citations if answer.kind == "catalogue" else ()
    return Shown(
        question=answer.question,
        kind=answer.kind,
        outcome=answer.outcome,
        label=getattr(texts, answer.outcome),
        said=answer.text if found else None,
        lines=() if found else tuple(line for line in (answer.reply or "").split("\n") if line.strip()),
        lead=_lead(answer, texts) if refused else _reworded(answer, texts),
        rewritten=answer.taken_for,
        sure=_sure(answer.confidence, texts) if found else None,
        time=answer.time.text if answer.time else None,
        items=tuple(item.text for item in answer.items) if len(answer.items) > 1 else (),
        proofs=tuple(proofs),
        alternatives=tuple((one.text, sourced(one.citation)) for one in answer.alternatives),
        confirming=tuple(map(sourced, answer.confirming)),
        nearest=tuple(nearest),
        sources=listed([*(one.source for one in (*proofs, *nearest)), *map(sourced, others)]),
        opens=sourced(answer.citations[0]) if answer.kind == "article" and answer.citations else None,
    )


def _lead(answer: Answer, texts: WebTexts) -> str:
    lead = texts.mention_lead if answer.mention else texts.absent_lead
    return lead + answer.whose(texts.unsaid, texts.instead) if answer.unsaid else lead


def _reworded(answer: Answer, texts: WebTexts) -> str | None:
    said = "".join(sentence.text for sentence in answer.rephrased)
    return texts.rephrased + said if said else None


def _sure(confidence: float, texts: WebTexts) -> str:
    if confidence >= _SURE:
        return texts.sure
    return texts.fairly_sure if confidence >= _FAIRLY_SURE else texts.unsure


def listed(sources: Sequence[Source]) -> tuple[Listed, ...]:
    """Return the articles of some sources, each once, with all its paragraphs."""
    places: dict[tuple[str, str], dict[str, str]] = {}
    for one in sources:
        places.setdefault((one.title, one.facts), {}).setdefault(one.place, one.href)
    return tuple(Listed(*named, tuple(there.items())) for named, there in places.items())


def _spans(citation: Citation) -> list[Span]:
    return [citation.span] if citation.span else []


def source_of(
    citation: Citation, spans: Sequence[Span], texts: WebTexts, conversation: str | None = None
) -> Source:
    """Return where a paragraph is printed, with the address of its article, opened there and marked."""
    number = citation.paragraph
    place = texts.head_line if number < 0 else texts.paragraph.format(number + 1)
    return Source(
        citation.article.title or texts.untitled,
        " · ".join(facts_of(citation.article, texts)),
        place,
        article_address(citation.article.id, number, spans, conversation),
        also_in(citation, texts.also_in, texts.untitled, texts.edition),
    )


def facts_of(article: ArticleReference, texts: WebTexts) -> list[str]:
    """Return who wrote an article, and where and when it was printed."""
    return [part for part in (article.byline, *origin(article, texts.day, texts.edition)) if part]


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return a text cut at its marks and at the sentences that hold them; without marks it all stands near."""
    marks = sorted((max(0, a), min(b, len(text))) for a, b in spans if max(0, a) < min(b, len(text)))
    if not marks:
        return (Piece(text, "near"),)
    cut: list[Piece] = []
    for start, end in sentences(text):
        near = any(a < end and start < b for a, b in marks)
        at = start
        for a, b in marks:
            a, b = max(a, at), min(b, end)  # noqa: PLW2901
            if a < b:
                cut += [Piece(text[at:a], "near"), Piece(text[a:b], "mark")]
                at = b
        cut.append(Piece(text[at:end], "near" if near else "far"))
    return tuple(_joined([piece for piece in cut if piece.text]))


def _joined(parts: Sequence[Piece]) -> list[Piece]:
    whole: list[Piece] = []
    for part in parts:
        if whole and whole[-1].how == part.how:
            whole[-1] = Piece(whole[-1].text + part.text, part.how)
        else:
            whole.append(part)
    return whole


def excerpt(text: str) -> str:
    """Return the beginning of a passage."""
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"
