"""Questions over scans of newspaper pages, beside the same over the text of their articles.

Usage: python -m benchmarks.papers.asked [FILE.jsonl …] [--pages N] [--seed N] [--style NAME] [--keep FOLDER]

Articles with questions (training/data: 22 and 34, which no run of training has seen, where no file is named) are
laid out as pages, drawn as a scanner or a camera sees them (styles of ``benchmarks.papers.scans``), and indexed; so
are their texts. Each question about an article that found room is asked of both. JSON on stdout, for each style:
pages, questions, the share answered rightly over each, wrongly, and refused of those without an answer; ``boxed`` is
the share of the cited paragraphs that know where on the page they stand.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.kinds import DATA, record
from benchmarks.papers.camera import STYLES
from benchmarks.papers.pages import Issue, lay_out
from benchmarks.papers.press import load_fonts
from benchmarks.papers.scans import keep, taken
from bot import Answer, Assistant
from retriever import Retriever
from training.layout.news import read_news
from training.reader.judge import is_right

FILES: Final = (DATA / "articles_22.jsonl", DATA / "articles_34.jsonl")
#: Styles of pages that print what the questions' answers say; those from top to bottom are in traditional characters.
ASKED: Final = tuple(style for style in STYLES if style != "upright")
#: Given to each page; what finds no room is not asked about.
A_PAGE: Final = 24

Row = dict[str, Any]


def draw_scans(style: str, pages: int, seed: int, files: Sequence[Path], folder: Path) -> list[str]:
    """Write the scans of some pages; return the titles of the articles that are printed on them."""
    sources = read_news(files)
    random.Random(seed).shuffle(sources)  # noqa: S311 - nothing secret
    waiting = iter(sources)
    titles: list[str] = []
    for number in range(pages):
        rng = random.Random(f"asked-{style}-{seed}-{number}")  # noqa: S311
        pdf = folder / f"{number:03}.pdf"
        some = [source for source, _ in zip(waiting, range(A_PAGE), strict=False)]
        issue = lay_out(rng, pdf, 1, given=some)
        keep(taken(style, pdf, rng), pdf)
        pdf.unlink()
        titles += _printed(issue)
    return titles


def _printed(issue: Issue) -> Iterator[str]:
    """Yield the titles of the articles that stand on the page of an issue."""
    for number in sorted({line.article for line in issue.press.printed if line.article >= 0}):
        if title := issue.sources[number].value("title"):
            yield title


def write_texts(articles: Sequence[Row], path: Path) -> Path:
    """Write articles as a collection that can be indexed; return where."""
    path.write_text("\n".join(map(record, articles)), "utf-8")
    return path


def answers(source: Path, index: Path, questions: Sequence[Row]) -> list[Answer]:
    """Index a source and ask it all questions."""
    with Retriever.open(index, create=True) as archive:
        archive.add(source)
        assistant = Assistant(archive)
        return [assistant.answer(question["question"]) for question in questions]


def outcome(questions: Sequence[Row], told: Sequence[Answer]) -> dict[str, float]:
    """Return the shares right and wrong of the questions with an answer, and refused of the others."""
    pairs = list(zip(questions, told, strict=True))
    asked = [(is_right(answer.text, one), answer.text) for one, answer in pairs if one.get("answers")]
    lacking = [answer.text is None for one, answer in pairs if not one.get("answers")]
    cited = [bool(citation.boxes) for answer in told for citation in answer.citations]
    shares = {
        "right": [right for right, _ in asked],
        "wrong": [bool(text) and not right for right, text in asked],
        "refused": lacking,
        "boxed": cited,
    }
    return {name: round(float(np.mean(values)), 3) for name, values in shares.items() if values}


def run(style: str, pages: int, seed: int, files: Sequence[Path], folder: Path) -> dict[str, Any]:
    """Return what one style of page gives."""
    scans = folder / style
    scans.mkdir()
    titles = set(draw_scans(style, pages, seed, files, scans))
    rows = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]
    articles = [row for row in rows if row["title"] in titles]
    questions = [
        question
        for article in articles
        for question in article["questions"]
        if question.get("unanswerable") or question["answers"]
    ]
    texts = write_texts(articles, folder / f"{style}.jsonl")
    return {
        "style": style,
        "pages": pages,
        "questions": len(questions),
        "text": outcome(questions, answers(texts, folder / f"{style}-text", questions)),
        "scan": outcome(questions, answers(scans, folder / f"{style}-scan", questions)),
    }


def main() -> None:
    """Print what each style gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--style", choices=ASKED, action="append")
    parser.add_argument("--keep", type=Path, help="a folder for the scans and indexes")
    args = parser.parse_args()
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        for style in args.style or ASKED:
            found = run(style, args.pages, args.seed, args.files, args.keep or Path(folder))
            print(json.dumps(found, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
