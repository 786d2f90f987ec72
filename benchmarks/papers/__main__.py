"""How whole articles come out of newspaper pages in PDF.

Usage: python -m benchmarks.papers [--issues N] [--seed N] [--keep FOLDER] [--worst N]

Issues of one to four pages are laid out from invented articles (three to six columns; headlines across columns, beside
their text, upright; framed and tinted articles; pictures with captions; articles that go on on another page), and
read again. Printed as JSON are the measures of ``benchmarks.layout`` over all articles, and

    dates, editions   share of pages whose day and number are told
    boxes             share of paragraphs whose boxes cover their printed lines (IoU of 0.9 or more)
    seconds           a page, mean
"""

import argparse
import json
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.layout import Tally, norm
from benchmarks.papers.pages import Issue, lay_out
from benchmarks.papers.press import load_fonts
from corpus.model import Article, Document, Place
from corpus.readers import read
from training.layout.generate import GeneratedPage, Truth

_NOTICE = re.compile(r"（(?:下转|上接)第.版）")


def truths(issue: Issue) -> tuple[Truth, ...]:
    """Return the articles of an issue as they were set, without the notices of where they go on."""
    printed: dict[tuple[int, int], str] = {}
    for line in issue.press.printed:
        printed[line.article, line.unit] = printed.get((line.article, line.unit), "") + line.text
    found = []
    for number, source in enumerate(issue.sources):
        roles = tuple(role for role, _ in source.units)
        texts = tuple(_NOTICE.sub("", printed.get((number, unit), "")) for unit in range(len(roles)))
        opened = source.byline if source.dateline and any(texts) else None
        found.append(Truth(source.kind, roles, texts, source.dateline, opened))
    return tuple(truth for truth in found if any(truth.texts))


def boxed(issue: Issue, articles: list[Article]) -> tuple[int, int]:
    """Return how many paragraphs have the boxes of their lines, and how many there are."""
    places: dict[str, list[list[Place]]] = {}
    for article in articles:
        for paragraph in article.paragraphs:
            places.setdefault(norm(paragraph.text), []).append(list(paragraph.boxes))
    lines: dict[tuple[int, int], list[Place]] = {}
    for line in issue.press.printed:
        lines.setdefault((line.article, line.unit), []).append(Place(line.page, *line.box))
    right = every = 0
    for (number, unit), own in lines.items():
        role, text = issue.sources[number].units[unit] if unit >= 0 else ("", "")
        if role != "body" or norm(text) not in places:
            continue
        every += 1
        right += max(_iou(own, found) for found in places[norm(text)]) >= 0.9  # a text may stand twice
    return right, every


def _iou(one: list[Place], other: list[Place]) -> float:
    """Return the intersection over the union of two sets of boxes, none of which overlap within one."""
    both = 0.0
    for a in one:
        for b in other:
            if a.page == b.page:
                both += max(0.0, min(a.x1, b.x1) - max(a.x0, b.x0)) * max(
                    0.0, min(a.y1, b.y1) - max(a.y0, b.y0)
                )
    whole = sum((p.x1 - p.x0) * (p.y1 - p.y0) for p in (*one, *other))
    return both / (whole - both) if whole > both else 0.0


def told(issue: Issue, documents: tuple[Document, ...]) -> tuple[int, int]:
    """Return on how many pages the day is told, and the number."""
    dates = editions = 0
    for number, document in enumerate(documents):
        said = document.articles[0] if document.articles else None
        dates += said is not None and said.date == issue.date
        editions += said is not None and said.edition == issue.editions[number]
    return dates, editions


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--issues", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    parser.add_argument("--worst", type=int, default=0, help="name the worst issues on stderr")
    args = parser.parse_args()
    load_fonts()
    tally, pages, seconds = Tally(), 0, 0.0
    dates = editions = right = every = 0
    scored: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(args.issues):
            rng = random.Random(f"papers-{args.seed}-{number}")  # noqa: S311 - nothing secret
            path = (args.keep or Path(folder)) / f"issue-{number:03}.pdf"
            issue = lay_out(rng, path, 1 + number % 4)
            began = time.perf_counter()
            documents = read(path)
            seconds += time.perf_counter() - began
            pages += len(issue.editions)
            articles = [article for document in documents for article in document.articles]
            scored.append((tally.add(GeneratedPage("", (), truths(issue)), articles), path.name))
            day, edition = told(issue, documents)
            good, all_ = boxed(issue, articles)
            dates, editions, right, every = dates + day, editions + edition, right + good, every + all_
    for value, name in sorted(scored)[: args.worst]:
        print(f"{name}: {value:.3f}", file=sys.stderr)
    result = {
        **tally.result(),
        "pages": pages,
        "dates": round(dates / pages, 4),
        "editions": round(editions / pages, 4),
        "boxes": round(right / max(1, every), 4),
        "seconds": round(seconds / pages, 3),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
