"""Further passes over a page. Whole fragments help to decide the links that an earlier pass was unsure of.

A decision over single blocks leaves a page in chains. Cut at their unsure links they are
fragments, mostly of several blocks, and what a fragment is about, whether it has a head and how long
it is tell more than two blocks can: a headline finds its text, a column its article.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.layout.assembly import Link, Scores
from corpus.layout.evidence import similarities
from corpus.layout.features import Look
from corpus.layout.roles import ROLES
from corpus.layout.style import style_evidence
from corpus.layout.subjects import Vocabulary, fit, fit_others

Floats = NDArray[np.float32]

SURE = 0.9
"""Links at least this probable hold a fragment together."""

_HEAD = [ROLES.index(role) for role in ("title", "kicker", "subtitle", "byline")]
_BODY = [ROLES.index(role) for role in ("body", "subhead", "affiliation")]
_CAPTION = [ROLES.index(role) for role in ("caption", "credit")]


def cut(chains: Sequence[Sequence[Link]], sure: float = SURE) -> list[list[int]]:
    """Return the blocks of each fragment in order: chains cut where a link is not sure."""
    fragments: list[list[int]] = []
    for chain in chains:
        for number, link in enumerate(chain):
            if number == 0 or link.confidence < sure:
                fragments.append([])
            fragments[-1].append(link.block)
    return fragments


def is_text(roles: Floats, fragment: Sequence[int]) -> bool:
    """Tell whether most of a fragment is text of an article."""
    return bool(roles[fragment][:, _BODY].sum() >= len(fragment) / 2)


def log_probabilities(scores: Scores) -> Floats:
    """Return (n, n, 4): log-probabilities of join and next among a block's followers, and among its leaders."""
    joins, nexts = scores.joins.copy(), scores.nexts.copy()
    np.fill_diagonal(joins, -1e4)
    np.fill_diagonal(nexts, -1e4)
    forward = np.logaddexp(np.logaddexp.reduce(np.logaddexp(joins, nexts), axis=1), scores.ends)[:, None]
    backward = np.logaddexp(np.logaddexp.reduce(np.logaddexp(joins, nexts), axis=0), scores.starts)[None, :]
    logs = np.stack([joins - forward, nexts - forward, joins - backward, nexts - backward], axis=2)
    return np.asarray(np.maximum(logs, -12.0) / 6, dtype=np.float32)


def fragment_evidence(
    looks: Sequence[Look],
    roles: Floats,
    chains: Sequence[Sequence[Link]],
    scores: Scores,
) -> tuple[Floats, Floats]:
    """Return what an earlier reading adds: (n, k) for blocks and (n, n, p) for pairs."""
    fragments = cut(chains)
    size = len(looks)
    owner = np.zeros(size, dtype=np.int64)
    front, tail = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
    internal = np.zeros((size, size), dtype=np.float32)
    for number, blocks in enumerate(fragments):
        owner[blocks] = number
        front[blocks[0]] = tail[blocks[-1]] = 1.0
        internal[blocks[:-1], blocks[1:]] = 1.0
    texts = ["\n".join(looks[block].text for block in blocks) for blocks in fragments]
    alike = similarities(texts)
    np.fill_diagonal(alike, 0.0)
    heads, bodies, captions = (_mass(roles, fragments, columns) for columns in (_HEAD, _BODY, _CAPTION))
    lengths = np.array([np.log1p(len(text)) / 8 for text in texts], dtype=np.float32)
    about = np.stack([heads, bodies, captions, lengths, alike.max(axis=1)], axis=1)[owner]
    nodes = np.concatenate([front[:, None], tail[:, None], about], axis=1)
    is_body = roles[:, _BODY].sum(axis=1)
    unfinished = tail * is_body * np.array([not look.ended for look in looks])
    # Who seeks a partner: heads without text, texts without head, texts that break off. One of each is
    # a pair; many of each are a riddle.
    seekers = [((heads > 0.2) & (bodies < 0.2)).sum(), (front * is_body).sum(), unfinished.sum()]
    counts = np.log1p(np.array(seekers, dtype=np.float32)) / 3
    nodes = np.concatenate([nodes, np.tile(counts, (size, 1))], axis=1, dtype=np.float32)
    subjects, home = _subject_evidence(texts, _wholes(chains, owner))
    nodes = np.concatenate([nodes, home[owner][:, None]], axis=1, dtype=np.float32)
    about_pairs = np.concatenate([subjects, style_evidence(texts)], axis=2)[owner][:, owner]
    pairs = np.stack(
        [
            alike[owner][:, owner],
            (alike - _second(alike.T).T)[owner][:, owner],
            (alike - _second(alike))[owner][:, owner],
            internal,
            (owner[:, None] == owner[None, :]).astype(np.float32) - internal,
            tail[:, None] * front[None, :],
        ],
        axis=2,
    )
    return nodes, np.concatenate([pairs, log_probabilities(scores), about_pairs], axis=2, dtype=np.float32)


def _wholes(chains: Sequence[Sequence[Link]], owner: NDArray[np.int64]) -> list[list[int]]:
    """Return the fragments of each chain."""
    return [list(dict.fromkeys(int(owner[link.block]) for link in chain)) for chain in chains]


def _subject_evidence(texts: Sequence[str], wholes: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
    """Return how well fragments fit each other and each other's chains, (g, g, 7), and their own chain, (g,).

    Each is told as it is, and as what it has ahead of the best other.
    """
    vocabulary = Vocabulary.read(texts)
    mutual = fit(vocabulary, [[number] for number in range(len(texts))])
    chained = fit_others(vocabulary, [[number] for number in range(len(texts))], wholes)
    ahead = _leads(chained - _second(chained.T).T)
    home = np.zeros(len(texts), dtype=np.int64)
    for number, whole in enumerate(wholes):
        home[list(whole)] = number
    columns: list[NDArray[np.floating]] = [
        np.log1p(mutual) / 4,
        _leads(mutual - _second(mutual.T).T),
        _leads(mutual - _second(mutual)),
        np.log1p(chained)[:, home] / 4,  # i in the chain of j
        ahead[:, home],
        np.log1p(chained)[:, home].T / 4,  # j in the chain of i
        ahead[:, home].T,
    ]
    return np.stack(columns, axis=2, dtype=np.float32), ahead[np.arange(len(texts)), home]


def _leads(nats: Floats) -> Floats:
    """Return differences in nats as numbers from -1 to 1."""
    return np.asarray(np.tanh(nats / 20), dtype=np.float32)


def _mass(roles: Floats, fragments: Sequence[Sequence[int]], columns: Sequence[int]) -> Floats:
    """Return how many blocks of each fragment play one of the roles, up to two."""
    counts = [min(2.0, float(roles[list(blocks)][:, columns].sum())) / 2 for blocks in fragments]
    return np.array(counts, dtype=np.float32)


def _second(alike: Floats) -> Floats:
    """Return, for each place, the best likeness that the others of its column offer."""
    if len(alike) < 2:
        return np.zeros_like(alike)
    ordered = np.sort(alike, axis=0)
    best, runner_up = ordered[-1][None, :], ordered[-2][None, :]
    return np.asarray(np.where(alike >= best, runner_up, best), dtype=np.float32)
