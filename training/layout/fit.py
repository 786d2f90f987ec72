"""Fit weights of the layout on generated pages: corpus/layout/weights-SEED.npz.

Usage: python -m training.layout.fit CONTEXTS.json... [--statutes FOLDER] [--pages N] [--epochs N] …

Needs torch. The pages are made from the invented articles and from the contexts given, none of which
may have been counted into the n-gram tables.
"""

import argparse
import random
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from corpus.layout.assembly import assemble
from corpus.layout.evidence import look_at_page, pair_evidence, place_evidence
from corpus.layout.fragments import fragment_evidence
from corpus.layout.network import Network, Weights, node_inputs, role_inputs, softmax
from corpus.layout.reconstruction import score, widen
from corpus.layout.roles import ROLES
from training.layout.examples import Answers, read_example
from training.layout.generate import GeneratedPage, generate
from training.layout.habits import follow_habits
from training.layout.news import read_news, read_shapes, vary
from training.layout.newsroom import write_article, write_caption
from training.layout.styles import STYLES, draw_style
from training.layout.texts import Pools, read_contexts, read_grammar, read_statutes

OUT = Path(__file__).parents[2] / "corpus" / "layout"


def draw_page(rng: random.Random, pools: Pools, habits: float = 0.0) -> GeneratedPage:
    """Return a page of invented articles in a random style; such a share of pages keep to the habits of one paper."""
    pools.turn_page(rng)
    size = rng.choice((1, 2, 3, 4, 4, 5, 6, 7))
    told = rng.sample(pools.desk, rng.choice((0, size // 2, size // 2, size))) if pools.desk else []
    sources = [vary(rng, source) for source in told]
    sources += rng.sample(read_shapes(), rng.choice((0, 0, 1, 2)))
    sources += [write_article(rng, pools) for _ in range(size - len(told))]
    sources += [write_caption(rng, pools) for _ in range(rng.choice((0, 1, 1, 2, 3)))]
    rng.shuffle(sources)
    if habits and rng.random() < habits:
        sources = follow_habits(rng, sources, pools)
    style = "shuffled" if rng.random() < 0.04 else rng.choice((*STYLES, "displaced", "displaced"))
    return generate(rng, sources, draw_style(rng, style))


def perceptron(inputs: int, hidden: Sequence[int], outputs: int) -> nn.Sequential:
    """Return layers with rectified units between them."""
    sizes = [inputs, *hidden, outputs]
    layers: list[nn.Module] = []
    for a, b in pairwise(sizes):
        layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def frozen(model: nn.Sequential) -> Network:
    """Return the layers as NumPy holds them."""
    linear = [layer for layer in model if isinstance(layer, nn.Linear)]
    return Network(
        tuple((n.weight.detach().numpy().T.copy(), n.bias.detach().numpy().copy()) for n in linear)
    )


def thawed(network: Network) -> nn.Sequential:
    """Return a network as torch holds it."""
    sizes = [network.layers[0][0].shape[0], *(len(biases) for _, biases in network.layers)]
    model = perceptron(sizes[0], sizes[1:-1], sizes[-1])
    linear = [layer for layer in model if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for layer, (matrix, biases) in zip(linear, network.layers, strict=True):
            layer.weight.copy_(torch.from_numpy(matrix.T.copy()))
            layer.bias.copy_(torch.from_numpy(biases))
    return model


def fit_roles(
    looks: Sequence[np.ndarray], answers: Sequence[Answers], epochs: int, known: Network | None = None
) -> nn.Sequential:
    """Fit the roles by cross-entropy, from nothing or from a network that knows much already."""
    inputs = torch.from_numpy(np.concatenate([role_inputs(look) for look in looks]))
    targets = torch.from_numpy(np.concatenate([answer.roles for answer in answers]))
    model = thawed(known) if known else perceptron(inputs.shape[1], [64], len(ROLES))
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = epochs * (len(targets) // 256 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1e-3 if known else 4e-3, total_steps=steps)
    for _ in range(epochs):
        for batch in torch.split(torch.randperm(len(targets)), 256):
            # A little noise on the features: a role must not hang on a single sign.
            noisy = inputs[batch] * (torch.rand(len(batch), inputs.shape[1]) > 0.05)
            loss = nn.functional.cross_entropy(model(noisy), targets[batch], label_smoothing=0.02)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return model


def page_loss(links: torch.Tensor, ends: torch.Tensor, answer: Answers) -> torch.Tensor:
    """Return the cross-entropy of every block's follower and of every block's leader."""
    size = len(ends)
    off = torch.eye(size, dtype=torch.bool)
    joins, nexts = links[..., 0].masked_fill(off, -1e4), links[..., 1].masked_fill(off, -1e4)
    followers, leaders = torch.from_numpy(answer.followers), torch.from_numpy(answer.leaders)
    joined = torch.from_numpy(answer.joined)
    forward = torch.cat([joins, nexts, ends[:, 1:]], dim=1)
    target = torch.where(followers < 0, 2 * size, followers + size * (~joined).long())
    backward = torch.cat([joins.T, nexts.T, ends[:, :1]], dim=1)
    join_before = joined[leaders.clamp(min=0)]
    source = torch.where(leaders < 0, 2 * size, leaders + size * (~join_before).long())
    cross_entropy = nn.functional.cross_entropy
    return cross_entropy(forward, target) + cross_entropy(backward, source)


Evidence = tuple[np.ndarray, np.ndarray, Answers]
"""A page for the links: what is known of its blocks (n, k), of its pairs (n, n, p), and the truth."""


def fit_links(
    pages: Sequence[Evidence],
    epochs: int,
    hidden: int,
    rng: random.Random,
    *,
    label: str,
    known: tuple[Network, Network] | None = None,
) -> tuple[Network, Network]:
    """Fit links, and starts and ends, together."""
    width, extra = pages[0][0].shape[1], pages[0][1].shape[2]
    links = thawed(known[0]) if known else perceptron(2 * width + extra, [hidden, hidden // 2], 2)
    ends = thawed(known[1]) if known else perceptron(width, [hidden // 2], 2)
    parameters = [*links.parameters(), *ends.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 1e-3 if known else 3e-3, total_steps=epochs * (len(pages) // 4 + 1)
    )
    first = links[0]
    assert isinstance(first, nn.Linear)  # noqa: S101
    for epoch in range(epochs):
        began, total = time.time(), 0.0
        order = rng.sample(range(len(pages)), len(pages))
        for start in range(0, len(order), 4):
            loss = torch.zeros(())
            for number in order[start : start + 4]:
                nodes, pairs, answer = pages[number]
                node = torch.from_numpy(nodes)
                node = node * (torch.rand(node.shape) > 0.03)
                pair = torch.from_numpy(pairs.astype(np.float32))
                weight = first.weight
                layer = pair @ weight[:, 2 * width :].T + (node @ weight[:, :width].T)[:, None]
                layer = layer + (node @ weight[:, width : 2 * width].T)[None, :] + first.bias
                loss = loss + page_loss(links[1:](layer), ends(node), answer)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(parameters, 5.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(
            f"{label} epoch {epoch + 1}: loss {total / len(order):.4f}, {time.time() - began:.0f} s",
            flush=True,
        )
    return frozen(links), frozen(ends)


def main() -> None:
    """Generate, fit, write: roles and the first reading on some of the pages, each further reading on others."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("contexts", nargs="*", type=Path)
    parser.add_argument("--statutes", type=Path, help="folder of laws and regulations in Markdown")
    parser.add_argument("--news", type=Path, nargs="*", default=[], help="files of articles, one a line")
    parser.add_argument("--pages", type=int, default=6000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--hidden", type=int, default=64, help="units of the links' first layer")
    parser.add_argument("--readings", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--habits", type=float, default=0.0, help="share of pages with the habits of one paper"
    )
    parser.add_argument("--known", type=Path, help="weights to go on from, with fewer pages and epochs")
    args = parser.parse_args()
    rng = random.Random(args.seed)  # noqa: S311 - nothing secret
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    shelves = [read_contexts(args.contexts)] if args.contexts else []
    shelves += [read_statutes(args.statutes, for_pages=True)] if args.statutes else []
    pools = Pools(read_grammar(), shelves, news=read_news(args.news))
    known = Weights.read(args.known.open("rb")) if args.known else None
    began = time.time()
    examples = [read_example(draw_page(rng, pools, args.habits)) for _ in range(args.pages)]
    examples = [(blocks, answer) for blocks, answer in examples if 2 <= len(blocks) <= 160]
    answers = [answer for _, answer in examples]
    seen = [look_at_page(blocks) for blocks, _ in examples]
    cuts = [len(examples) * k // args.readings for k in range(args.readings + 1)]
    parts = [slice(a, b) for a, b in pairwise(cuts)]
    print(
        f"{len(examples)} pages, {sum(len(a.roles) for a in answers)} blocks, {time.time() - began:.0f} s",
        flush=True,
    )
    role_network = frozen(
        fit_roles(
            [numbers for _, numbers in seen[parts[0]]],
            answers[parts[0]],
            args.epochs,
            known.roles if known else None,
        )
    )
    roles = [softmax(role_network(role_inputs(numbers))) for _, numbers in seen]
    for part in parts:
        right = np.concatenate(
            [p.argmax(1) == a.roles for p, a in zip(roles[part], answers[part], strict=True)]
        )
        print(f"roles right: {right.mean():.4f}, {time.time() - began:.0f} s", flush=True)
    readings: list[tuple[Network, Network]] = []
    for number, part in enumerate(parts):
        pages: list[Evidence] = []
        for (blocks, answer), (looks, numbers), p in zip(
            examples[part], seen[part], roles[part], strict=True
        ):
            nodes = node_inputs(numbers, p)
            pairs = widen(pair_evidence(blocks, looks), place_evidence(blocks, p))
            wide_nodes, wide_pairs = nodes, pairs
            for reading in readings:
                scores = score(reading, wide_nodes, wide_pairs)
                more_nodes, more_pairs = fragment_evidence(looks, p, assemble(scores), scores)
                wide_nodes, wide_pairs = widen(nodes, more_nodes), widen(pairs, more_pairs)
            pages.append((wide_nodes, wide_pairs.astype(np.float16), answer))
        print(f"evidence: {time.time() - began:.0f} s", flush=True)
        before = known.readings[number] if known else None
        readings.append(
            fit_links(pages, args.epochs, args.hidden, rng, label=f"reading {number + 1}", known=before)
        )
        write(Weights(role_network, tuple(readings)), OUT / f"weights-{args.seed}.npz")


def write(weights: Weights, path: Path) -> None:
    """Write the weights as half-precision numbers."""
    networks = {"roles": weights.roles}
    for number, (links, ends) in enumerate(weights.readings):
        networks |= {f"links{number}": links, f"ends{number}": ends}
    data: dict[str, Any] = {}
    for name, network in networks.items():
        for i, (matrix, biases) in enumerate(network.layers):
            data[f"{name}_w{i}"], data[f"{name}_b{i}"] = matrix.astype(np.float16), biases.astype(np.float16)
    np.savez_compressed(path, **data)
    print(f"{path.name}: {path.stat().st_size} bytes", flush=True)


if __name__ == "__main__":
    main()
