"""A page → its articles."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.layout.articles import Piece, build_article, cast
from corpus.layout.assembly import Link, Scores, assemble
from corpus.layout.blocks import Block, read_blocks
from corpus.layout.evidence import Similarity, look_at_page, pair_evidence
from corpus.layout.fragments import fragment_evidence
from corpus.layout.network import Network, Weights, node_inputs
from corpus.layout.roles import judge_roles
from corpus.model import Article, Page

Floats = NDArray[np.float32]

LARGEST = 220
"""Blocks that are decided on together. A newspaper page has 40 to 120; longer texts are cut where a
new article most likely starts, so that the time taken grows with their length and not its square."""


def reconstruct(page: Page, similarity: Similarity | None = None) -> tuple[Article, ...]:
    """Return the articles of a page, in the order in which they start on it.

    Every character that is not white space is in exactly one place: a paragraph or a line of the
    head of one article, caption or leftover ("other"), at its offset in the page.

    Args:
        page: the text as it was read, column by column.
        similarity: texts × texts → cosine similarities, to take an encoder's opinion into account.
    """
    weights = Weights.bundled()
    articles: list[Article] = []
    for blocks in _portions(read_blocks(page.text)):
        roles, chains = read(blocks, weights, similarity)
        for chain in chains:
            parts = cast(chain, roles)
            pieces = [
                Piece(blocks[link.block], role, link.joined, link.confidence)
                for link, role in zip(chain, parts.roles, strict=True)
            ]
            articles.append(build_article(page, parts.kind, pieces))
    return tuple(articles)


def read(blocks: Sequence[Block], weights: Weights, similarity: Similarity | None = None) -> tuple[Floats, list[list[Link]]]:
    """Return the role probabilities of blocks and the chains they form, after two readings."""
    looks, numbers = look_at_page(blocks)
    roles = judge_roles(numbers, weights)
    pairs = pair_evidence(blocks, looks, roles, similarity)
    nodes = node_inputs(numbers, roles)
    scores = score(weights.links, weights.ends, nodes, pairs)
    more_nodes, more_pairs = fragment_evidence(looks, roles, assemble(scores), scores, similarity)
    nodes, pairs = np.concatenate([nodes, more_nodes], axis=1), np.concatenate([pairs, more_pairs], axis=2)
    return roles, assemble(score(weights.relinks, weights.reends, nodes, pairs))


def score(links: Network, ends: Network, nodes: Floats, pairs: Floats) -> Scores:
    """Return the scores of all links, starts and ends of a page."""
    linked, ended = links.on_pairs(nodes, nodes, pairs), ends(nodes)
    return Scores(linked[:, :, 0], linked[:, :, 1], ended[:, 0], ended[:, 1])


def _portions(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Yield the blocks of a page together, those of a very long text in portions."""
    for start in range(0, len(blocks), LARGEST):
        yield blocks[start : start + LARGEST]
