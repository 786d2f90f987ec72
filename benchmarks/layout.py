"""How whole articles come out of scrambled pages made from the bundled archive.

Usage: python -m benchmarks.layout [--news FILE...] [--pages N] [--seed N] [--style NAME] [--worst N] [--plain]

Styles: clean (columns cut anywhere, captions between), displaced (one to three columns, heads or halves
of articles moved elsewhere), wrapped (a line break for every printed line), noisy (OCR: spaces for line
breaks, wrong characters and marks, lost lines, rubbish); by name also shuffled (all columns in random
order). In all of them some pages are read across their articles: the ends of several follow each other, a
caption or a whole article stands between two columns of one.

The weights have seen none of the archive's articles. With ``--news`` the pages are made from files of articles, one a
line, their paragraphs parted anew and with subheads here and there. For each of four styles N pages are generated and
reconstructed; printed as JSON are, over all articles of a style (white space, width and quote shapes
apart):

    article_f1   12-gram F1 of each article against the output that holds most of it, weighted by length
    paragraphs   share of paragraphs of 8 characters or more that come out as exactly one
    joins        share of neighbouring sentences that are neighbours in that output
    titles       share of titles that are the title of that output
    bylines      share of bylines whose names are all in the byline of that output
    seconds      a page, mean

Pages are read as indexing reads them, with the encoder at hand where it is in doubt which piece follows which; with
``--plain`` without it.
"""

import argparse
import json
import random
import re
import sys
import time
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import yaml

from corpus.layout import reconstruct
from corpus.model import Article, Page
from corpus.vectors import ENCODE
from embeddings.shared import passage_rows
from training.layout.generate import GeneratedPage, generate
from training.layout.news import read_news, vary
from training.layout.newsroom import write_caption
from training.layout.source import Source
from training.layout.styles import STYLES, draw_style
from training.layout.texts import Pools, read_grammar

ARCHIVE = Path(__file__).parents[1] / "corpus" / "archive"
_QUOTES = str.maketrans("“”‘’「」『』", '""\'\'""""')
_SIZE = 12


def read_archive(folder: Path = ARCHIVE) -> list[Source]:
    """Return the bundled articles and captions as the generator wants them."""
    sources: list[Source] = []
    for path in sorted(folder.glob("*.md")):
        _, matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
        values = yaml.safe_load(matter)
        captioned = values["kind"] == "caption"
        paragraphs = [
            ("subhead", part[3:].strip())
            if part.startswith("## ")
            else ("caption" if captioned else "body", part)
            for part in map(str.strip, body.split("\n\n"))
            if part
        ]
        head = [(role, values[role]) for role in ("kicker", "title", "subtitle") if values.get(role)]
        dateline, byline = values.get("dateline"), values.get("byline")
        if captioned:
            # The picture's title stands above the text or below the credit; both are common.
            rest = [*paragraphs, ("credit", byline)]
            units = [*head, *rest] if len(sources) % 2 else [*rest, *head]
        elif dateline:
            opening = "" if paragraphs[0][1].startswith(dateline) else f"{dateline}（{byline}）"
            units = [*head, ("body", opening + paragraphs[0][1]), *paragraphs[1:]]
        else:
            units = [*head, *([("byline", byline)] if byline else []), *paragraphs]
        if values.get("affiliation"):
            units.append(("affiliation", f"（作者单位：{values['affiliation']}）"))
        sources.append(Source(values["kind"], tuple(units), dateline, byline))
    return sources


def draw_page(rng: random.Random, archive: Sequence[Source], style: str) -> GeneratedPage:
    """Return a page with three to seven articles and up to three captions of the archive."""
    articles = [source for source in archive if source.kind == "article"]
    captions = [source for source in archive if source.kind == "caption"]
    chosen = rng.sample(articles, rng.randint(3, 7)) + rng.sample(captions, rng.randint(0, 3))
    rng.shuffle(chosen)
    return generate(rng, chosen, draw_style(rng, style))


def draw_news_page(rng: random.Random, news: Sequence[Source], style: str) -> GeneratedPage:
    """Return a page with three to seven articles of news, half the time of one kind, and invented captions."""
    pools = Pools(read_grammar(), news=list(news))
    pools.turn_page(rng)
    chosen = [vary(rng, source) for source in rng.sample(pools.desk, min(len(pools.desk), rng.randint(3, 7)))]
    chosen += [write_caption(rng, pools) for _ in range(rng.randint(0, 3))]
    rng.shuffle(chosen)
    return generate(rng, chosen, draw_style(rng, style))


def norm(text: str | None) -> str:
    """Return a text without what the comparison ignores."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or "").translate(_QUOTES))


def grams(text: str) -> set[str]:
    """Return the 12-grams of a text."""
    return {text[i : i + _SIZE] for i in range(max(1, len(text) - _SIZE + 1))}


def names(byline: str) -> set[str]:
    """Return the names in a byline."""
    words = re.sub(r"本报|通讯员|记者|摄|[()（）、,，]", " ", byline).split()
    return {norm(word) for word in words if len(norm(word)) > 1}


class Tally:
    """Sums of the measures over pages."""

    def __init__(self) -> None:
        self.weight = self.f1 = self.seconds = 0.0
        self.pages = 0
        self.counts = {name: [0, 0] for name in ("paragraphs", "joins", "titles", "bylines")}

    def add(self, page: GeneratedPage, articles: Sequence[Article]) -> float:
        """Count one page; return its F1."""
        bodies = [[norm(paragraph.text) for paragraph in article.paragraphs] for article in articles]
        wholes = ["".join(body) for body in bodies]
        sets = [grams(whole) for whole in wholes]
        every = {text for body in bodies for text in body}
        weight, f1 = 0.0, 0.0
        for truth in page.articles:
            if truth.kind != "article":
                continue
            gold = truth.gold(0)
            body = [
                norm(p) if isinstance(p, str) else norm(p["subhead"])
                for p in gold["paragraphs"]  # type: ignore[attr-defined]
            ]
            whole = "".join(body)
            mine = grams(whole)
            best = max(range(len(sets)), key=lambda i: len(mine & sets[i]))
            hit = len(mine & sets[best])
            weight += len(whole)
            f1 += len(whole) * 2 * hit / (len(mine) + len(sets[best]))
            found = articles[best]
            for text in body:
                if len(text) >= 8:
                    self._count("paragraphs", text in every)
            sentences = [s for s in re.split(r"(?<=[。!?;])", whole) if len(s) > 3]
            for a, b in pairwise(sentences):
                self._count("joins", a + b in wholes[best])
            if gold["title"]:
                self._count("titles", norm(found.title) == norm(str(gold["title"])))
            if gold["byline"]:
                self._count("bylines", all(name in norm(found.byline) for name in names(str(gold["byline"]))))
        self.weight += weight
        self.f1 += f1
        self.pages += 1
        return f1 / weight

    def _count(self, name: str, right: bool) -> None:
        self.counts[name][0] += right
        self.counts[name][1] += 1

    def result(self) -> dict[str, float]:
        """Return the measures."""
        shares = {name: round(right / max(1, every), 4) for name, (right, every) in self.counts.items()}
        mean = round(self.seconds / max(1, self.pages), 4)
        return {"pages": self.pages, "article_f1": round(self.f1 / self.weight, 4), **shares, "seconds": mean}


def run(style: str, pages: int, seed: int, worst: int = 0, news: Sequence[Source] = ()) -> dict[str, float]:
    """Return the measures over generated pages of one style."""
    rng = random.Random(f"{style}-{seed}")  # noqa: S311 - nothing secret
    archive = read_archive()
    tally = Tally()
    scored: list[tuple[float, int, GeneratedPage]] = []
    for number in range(pages):
        page = draw_news_page(rng, news, style) if news else draw_page(rng, archive, style)
        began = time.perf_counter()
        articles = reconstruct(Page(f"{style}-{number}", page.text))
        tally.seconds += time.perf_counter() - began
        scored.append((tally.add(page, articles), number, page))
    for value, number, page in sorted(scored, key=lambda item: item[:2])[:worst]:
        print(f"# {style} page {number}: f1 {value:.3f}\n{page.text}", file=sys.stderr)
    return tally.result()


def main() -> None:
    """Print the measures of all styles, or of one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--news", type=Path, nargs="+", default=[], help="files of articles, one a line")
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--style", choices=(*STYLES, "shuffled"))
    parser.add_argument("--worst", type=int, default=0, help="print the worst pages of each style to stderr")
    parser.add_argument("--plain", action="store_true", help="without the encoder")
    args = parser.parse_args()
    if not args.plain:
        ENCODE.set(passage_rows)
    reconstruct(Page("warm", "热身。"))
    news = read_news(args.news)
    results = {
        style: run(style, args.pages, args.seed, args.worst, news)
        for style in ([args.style] if args.style else STYLES)
    }
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
