"""A page → its articles."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

import numpy as np
from numpy.typing import NDArray

from corpus.imprint import names_editors, numbers_page
from corpus.layout.articles import Piece, build_article, cast
from corpus.layout.assembly import Link, Scores, assemble
from corpus.layout.blocks import Block, read_blocks
from corpus.layout.evidence import look_at_page, pair_evidence, place_evidence
from corpus.layout.features import Look
from corpus.layout.fragments import fragment_evidence
from corpus.layout.lines import Line, read_lines
from corpus.layout.meaning import with_meaning
from corpus.layout.network import Network, Weights, bundled_weights, node_inputs
from corpus.layout.openings import part_at_openings
from corpus.layout.patterns import stands_alone
from corpus.layout.pictures import with_headlines
from corpus.layout.roles import ROLES, judge_roles
from corpus.layout.strays import with_strays
from corpus.layout.text import ends_sentence
from corpus.layout.untitled import with_title
from corpus.masthead import find_masthead
from corpus.model import Article, HeadLine, Page, Paragraph, Run, whole_run
from corpus.printed_day import plain_line
from corpus.vectors import ENCODE, Encode

Floats = NDArray[np.float32]

LARGEST, PORTION = 200, 64
"""Blocks that are decided on together. A newspaper page has 40 to 120. A text of more than LARGEST is no
page; it is read once and in portions, so that the time taken grows with its length and not its square."""
BOOK = 2000
"""A text of more blocks than this, or of a quarter as many that hold less than a printed line each, is
taken as it stands, in portions without a headline: a book or a table, for which deciding has no use."""
PRINTED_LINE = 16
SCRAP = 6
"""Lines of fewer characters than this by the thousand were never set as text: they are not looked at one by one."""
LONGEST_IMPRINT = 80
"""Characters of a line that names the editors of a page."""
NEW_PARAGRAPH = 0.5
"""What a new paragraph is given ahead of going on with the last one, in logits. A page that lost the end of
a paragraph looks as if it went on; generated pages come out alike up to twice this."""


def reconstruct(page: Page) -> tuple[Article, ...]:
    """Return the articles of a page, in the order in which they start on it.

    Every character that is not white space is in exactly one place: a paragraph or a line of the
    head of one article, caption or leftover ("other"), at its offset in the page.

    Args:
        page: the text as it was read, column by column.
    """
    if page.text.count("\n") > max(BOOK, len(page.text) / SCRAP):
        return tuple(_scraps(page))
    lines = read_lines(page.text)
    masthead, numbers = find_masthead([line.text for line in lines])
    editors = {number for number, line in enumerate(lines) if _names_editors(line)}
    counted = {number for number, line in enumerate(lines) if numbers_page(plain_line(line.text))}
    printed = [lines[number] for number in sorted(editors.union(numbers, counted))]
    text = _blanked(page.text, printed)
    for number in sorted(counted - {0, len(lines) - 1}):
        text = _closed(text, lines[number - 1], lines[number + 1])
    parts = _rebuilt(page, text)
    if printed:
        head = tuple(HeadLine("furniture", line.text, whole_run(line.source, line.text)) for line in printed)
        parts = (Article("other", (), head, page=page.name), *parts)
    said = {f.name: getattr(masthead, f.name) for f in fields(masthead)}
    return tuple(replace(article, **said) for article in parts)


def one_article(page: Page) -> Article:
    """Return the text of a page that is known to be one article: its blocks in their order, and who signs it."""
    pieces = [
        Piece(block, "byline" if stands_alone(block.text) else "body") for block in read_blocks(page.text)
    ]
    return build_article(page, "article", pieces)


def _names_editors(line: Line) -> bool:
    return len(line.text) <= LONGEST_IMPRINT and names_editors(plain_line(line.text))


def _blanked(text: str, lines: Sequence[Line]) -> str:
    """Return the text of a page with spaces for some of its lines, so that every offset stays."""
    for line in lines:
        end = line.source + len(line.text)
        text = text[: line.source] + " " * len(line.text) + text[end:]
    return text


def _closed(text: str, above: Line, below: Line) -> str:
    """Return the text of a page without the break between two lines, where a sentence goes on over it."""
    start, end = above.source + len(above.text), below.source - len(below.lead) - 1
    if ends_sentence(above.text) or below.indented:
        return text
    return text[:start] + " " * (end - start) + text[end:]


def _rebuilt(page: Page, text: str) -> tuple[Article, ...]:
    """Return the articles in the text of a page."""
    members = bundled_weights()
    articles: list[Article] = []
    every = read_blocks(text)
    encode = ENCODE.get()
    if len(every) > LARGEST:
        encode = None
        members = tuple(replace(weights, readings=weights.readings[:1]) for weights in members[:1])
    if _is_book(every):
        return tuple(_as_it_stands(page, blocks) for blocks in _portions(every))
    for blocks in _portions(every):
        roles, chains = read(blocks, members, encode)
        for chain in chains:
            parts = cast(chain, roles)
            pieces = [
                Piece(blocks[link.block], role, link.joined, link.confidence)
                for link, role in zip(chain, parts.roles, strict=True)
            ]
            if parts.kind == "article":
                pieces = with_title(pieces)
            articles.append(build_article(page, parts.kind, pieces))
    return tuple(articles)


def read(
    blocks: Sequence[Block], members: Sequence[Weights], encode: Encode | None = None
) -> tuple[Floats, list[list[Link]]]:
    """Return the role probabilities of blocks and the chains they form: the mean opinion of all weights.

    Args:
        blocks: the blocks of a page.
        members: the weights.
        encode: turns texts into vectors, asked where it is in doubt which block follows which.
    """
    roles, scores = judge(blocks, members)
    scores = replace(scores, nexts=scores.nexts + NEW_PARAGRAPH)
    if encode:
        scores = with_meaning(blocks, roles, scores, encode)
    parted, parted_roles = part_at_openings(assemble(scores), blocks, roles)
    headed, headed_roles = with_headlines(parted, parted_roles)
    whole, whole_roles = with_strays(headed, blocks, headed_roles)
    return whole_roles, whole


def judge(blocks: Sequence[Block], members: Sequence[Weights]) -> tuple[Floats, Scores]:
    """Return the role probabilities of blocks and the scores of all links: the mean opinion of all weights."""
    looks, numbers = look_at_page(blocks)
    texts = pair_evidence(blocks, looks)
    opinions = [_judge(blocks, looks, numbers, texts, weights) for weights in members]
    roles = np.asarray(np.mean([opinion[0] for opinion in opinions], axis=0), dtype=np.float32)
    return roles, Scores.mean([opinion[1] for opinion in opinions])


def _judge(
    blocks: Sequence[Block], looks: Sequence[Look], numbers: Floats, texts: Floats, weights: Weights
) -> tuple[Floats, Scores]:
    """Return the role probabilities and the scores after all readings by one set of weights."""
    roles = judge_roles(numbers, weights)
    standing = [block.standing for block in blocks]
    roles[standing] = np.eye(len(ROLES), dtype=np.float32)[ROLES.index("body")]  # tables and poems are text
    nodes, pairs = node_inputs(numbers, roles), widen(texts, place_evidence(blocks, roles))
    scores = score(weights.readings[0], nodes, pairs)
    for reading in weights.readings[1:]:
        more_nodes, more_pairs = fragment_evidence(looks, roles, assemble(scores), scores)
        scores = score(reading, widen(nodes, more_nodes), widen(pairs, more_pairs))
    return roles, scores


def score(reading: tuple[Network, Network], nodes: Floats, pairs: Floats) -> Scores:
    """Return the scores of all links, starts and ends of a page in one reading.

    Networks fitted before later evidence was thought of take the columns that there were.
    """
    links, ends = reading
    nodes = nodes[:, : ends.inputs]
    pairs = pairs[:, :, : links.inputs - 2 * ends.inputs]
    linked, ended = links.on_pairs(nodes, nodes, pairs), ends(nodes)
    return Scores(linked[:, :, 0], linked[:, :, 1], ended[:, 0], ended[:, 1])


def widen(evidence: Floats, more: Floats) -> Floats:
    """Return the evidence with further columns."""
    return np.concatenate([evidence, more], axis=-1)


def _is_book(blocks: Sequence[Block]) -> bool:
    short = PRINTED_LINE * len(blocks) > sum(len(block.text) for block in blocks)
    return len(blocks) > (BOOK // 4 if short else BOOK)


def _as_it_stands(page: Page, blocks: Sequence[Block]) -> Article:
    """Return blocks as the paragraphs of one article; one that ends in mid-sentence goes on in the next."""
    pieces = [
        Piece(block, "body", at > 0 and not ends_sentence(blocks[at - 1].text), 1.0)
        for at, block in enumerate(blocks)
    ]
    return build_article(page, "article", pieces)


def _scraps(page: Page) -> Iterator[Article]:
    """Yield lines of a few characters each as paragraphs of many lines."""
    position, text, runs = 0, "", list[Run]()
    for raw in page.text.splitlines(keepends=True):
        if stripped := raw.strip():
            runs.append(Run(len(text), position + len(raw) - len(raw.lstrip()), len(stripped)))
            text += stripped
        position += len(raw)
        if len(runs) == PORTION * PORTION or (position == len(page.text) and runs):
            yield Article("other", (Paragraph(text, tuple(runs)),), page=page.name)
            text, runs = "", []


def _portions(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks of a page together; those of a longer text in portions that end with a sentence."""
    if len(blocks) <= LARGEST:
        if blocks:
            yield blocks
        return
    start = 0
    while start < len(blocks):
        ends = range(start + PORTION // 2, min(start + PORTION, len(blocks)) + 1)
        end = max(ends, key=lambda at: _parting(blocks, at), default=len(blocks))
        yield blocks[start:end]
        start = end


def _parting(blocks: Sequence[Block], at: int) -> tuple[bool, int, int]:
    """Return how good a place this is to part a text: sentence ended, much white space, far down."""
    if at == len(blocks):
        return (True, 99, at)
    return (ends_sentence(blocks[at - 1].text), blocks[at].gap, at)
