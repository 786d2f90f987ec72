"""How whole articles come out of scans and photographs of newspaper pages.

Usage: python -m benchmarks.papers.scans [--pages N] [--seed N] [--style NAME] [--keep FOLDER]

Pages of ``benchmarks.papers`` are drawn as a scanner or a camera sees them, and read again. Styles:

    clean      300 dots an inch
    skewed     200, a little askew, noisy, unevenly lit, JPEG
    poor       150, turned by quarters, askew, the other side bleeding through, noisy, unevenly lit, JPEG
    photo      210, in perspective on a table, unevenly lit, out of focus, JPEG
    upright    300, traditional characters from top to bottom, columns from right to left

Printed as JSON are for each style the measures of ``benchmarks.layout``, in which a wrong character spoils twelve
runs of characters, and

    errors     edits between each printed line and what is most like it on the page read, as a share of its characters
    text_f1    longest common subsequence of each article and the output that has most of it, F1 weighted by length
    dates, editions   share of pages whose day and number are told
    boxes      share of paragraphs that were found (nine of ten characters) whose boxes cover their lines (IoU >= 0.9)
    iou        of these, mean
    doubtful   share of the characters read that are doubtful, and ``wrong``: of these, not on the page
    seconds    of one processor a page, median and most; ``memory``: megabytes of the process at most
"""

import argparse
import json
import random
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.layout import Tally, norm
from benchmarks.papers.__main__ import told, truths
from benchmarks.papers.camera import STYLES, Gray, Shot
from benchmarks.papers.distance import common, errors_within
from benchmarks.papers.pages import Issue, lay_out
from benchmarks.papers.press import Printed, load_fonts
from corpus.masthead import Masthead
from corpus.model import Document, HeadLine, Paragraph
from corpus.readers.picturing import draw_page
from corpus.scan.images import frame, gray, open_image, points
from corpus.scan.page import read_image
from corpus.scan.perspective import Matrix
from corpus.scan.sheets import sheet_of
from corpus.sheet import Box, reconstruct_sheet
from training.layout.generate import GeneratedPage

_FOUND = 0.9


class Scores:
    """Sums of the measures over the pages of one style."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.lines = self.wrong = self.pages = self.dates = self.editions = 0
        self.weight = self.f1 = 0.0
        self.ious: list[float] = []
        self.seconds: list[float] = []
        self.chars = self.doubtful = self.rightly = 0

    def add(self, issue: Issue, document: Document, laid: Matrix, seconds: float) -> None:
        """Count one page."""
        self.pages += 1
        self.seconds.append(seconds)
        self.tally.add(GeneratedPage("", (), truths(issue)), document.articles)
        day, edition = told(issue, (document,))
        self.dates, self.editions = self.dates + day, self.editions + edition
        text = norm(document.page.text)
        for line in issue.press.printed:
            printed = norm(line.text)
            self.lines += len(printed)
            self.wrong += errors_within(printed, text)
        self._texts(issue, document)
        self._boxes(issue, document, laid)
        self._doubts(issue, document)

    def _texts(self, issue: Issue, document: Document) -> None:
        found = ["".join(norm(p.text) for p in article.paragraphs) for article in document.articles]
        for truth in truths(issue):
            whole = "".join(
                norm(text)
                for role, text in zip(truth.roles, truth.texts, strict=True)
                if role in ("body", "subhead")
            )
            if truth.kind != "article" or not whole:
                continue
            self.weight += len(whole)
            scores = [2 * common(whole, other) / (len(whole) + len(other)) for other in found if other]
            self.f1 += len(whole) * max(scores, default=0.0)

    def _boxes(self, issue: Issue, document: Document, laid: Matrix) -> None:
        """Compare the boxes of paragraphs with those of the lines that they were set in."""
        paragraphs = [p for article in document.articles for p in article.paragraphs if p.boxes]
        set_as: dict[tuple[int, int], list[Printed]] = {}
        for line in issue.press.printed:
            set_as.setdefault((line.article, line.unit), []).append(line)
        for (number, unit), lines in set_as.items():
            role, text = issue.sources[number].units[unit] if unit >= 0 else ("", "")
            if role == "body" and (found := _nearest(norm(text), paragraphs)) is not None:
                self.ious.append(
                    _iou([_moved(line, laid) for line in lines], [Box(*place[1:]) for place in found.boxes])
                )

    def _doubts(self, issue: Issue, document: Document) -> None:
        """Count doubtful characters, and those of them that stand between characters as nothing on the page does."""
        printed = "\n".join(norm(line.text) for line in issue.press.printed)
        for article in document.articles:
            parts: list[Paragraph | HeadLine] = [*article.paragraphs, *article.head]
            for part in parts:
                self.chars += len(part.text)
                self.doubtful += len(part.guesses)
                for guess in part.guesses:
                    around = norm(part.text[max(0, guess.at - 2) : guess.at + 3])
                    self.rightly += around not in printed

    def result(self) -> dict[str, Any]:
        """Return the measures."""
        return {
            **self.tally.result(),
            "errors": round(self.wrong / max(1, self.lines), 4),
            "text_f1": round(self.f1 / max(1.0, self.weight), 4),
            "dates": round(self.dates / self.pages, 3),
            "editions": round(self.editions / self.pages, 3),
            "boxes": round(float(np.mean([iou >= _FOUND for iou in self.ious])), 3) if self.ious else None,
            "iou": round(float(np.mean(self.ious)), 3) if self.ious else None,
            "doubtful": round(self.doubtful / max(1, self.chars), 4),
            "wrong": round(self.rightly / max(1, self.doubtful), 3),
            "seconds": [round(statistics.median(self.seconds), 1), round(max(self.seconds), 1)],
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }


def _nearest(text: str, paragraphs: list[Paragraph]) -> Paragraph | None:
    """Return the paragraph that has nearly the characters of a text, None where none has."""
    if not text or not paragraphs:
        return None
    likely = [p for p in paragraphs if abs(len(norm(p.text)) - len(text)) <= 0.1 * len(text) + 1]
    best = max(likely, key=lambda p: common(text, norm(p.text)), default=None)
    return best if best and common(text, norm(best.text)) >= _FOUND * len(text) else None


def _moved(line: Printed, laid: Matrix) -> Box:
    """Return where a line should stand on the straight page, in points."""
    x0, y0, x1, y1 = line.box
    corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], dtype=np.float64)
    moved = cv2.perspectiveTransform(corners, laid)[0]
    return Box(*moved.min(axis=0), *moved.max(axis=0))


def _iou(one: list[Box], other: list[Box]) -> float:
    both = sum(max(0.0, a.beside(b)) * max(0.0, a.abreast(b)) for a in one for b in other)
    whole = sum(box.width * box.height for box in (*one, *other))
    return both / (whole - both) if whole > both else 0.0


def taken(style: str, path: Path, rng: random.Random) -> Shot:
    """Return the one page of a PDF as a scanner or a camera sees it."""

    def draw(scale: float) -> Gray:
        return np.array(draw_page(path, 1, scale).convert("L"), dtype=np.uint8)

    return STYLES[style](draw, rng)


def keep(shot: Shot, path: Path) -> Path:
    """Write an image as a scanner does; return where."""
    path = path.with_suffix(shot.suffix)
    cv2.imwrite(str(path), shot.image, [cv2.IMWRITE_JPEG_QUALITY, shot.quality] if shot.quality < 100 else [])
    return path


def read_shot(path: Path, shot: Shot) -> tuple[Document, Matrix, float]:
    """Return what is read of an image, how its points lie on the straight page, and the seconds that it took."""
    began = time.process_time()
    with open_image(path) as image:
        page = gray(frame(image, 0, str(path)))
    read = read_image(page)
    scale = points(read.laying.size)
    document = reconstruct_sheet(sheet_of(read, 1, scale), path.name, path.name, Masthead())
    seconds = time.process_time() - began
    smaller = np.diag([page.shape[1] / shot.image.shape[1], page.shape[0] / shot.image.shape[0], 1.0])
    return document, np.diag([scale, scale, 1.0]) @ read.laying.matrix @ smaller @ shot.matrix, seconds


def run(style: str, pages: int, seed: int, folder: Path) -> dict[str, Any]:
    """Return the measures of one style."""
    scores = Scores()
    for number in range(pages):
        rng = random.Random(f"scans-{style}-{seed}-{number}")  # noqa: S311 - nothing secret
        path = folder / f"{style}-{number:03}.pdf"
        issue = lay_out(rng, path, 1, upright=style == "upright")
        shot = taken(style, path, rng)
        scores.add(issue, *read_shot(keep(shot, path), shot))
    return scores.result()


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--style", choices=STYLES, action="append")
    parser.add_argument("--keep", type=Path, help="a folder for the files")
    args = parser.parse_args()
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        for style in args.style or STYLES:
            found = run(style, args.pages, args.seed, args.keep or Path(folder))
            print(json.dumps({"style": style, **found}), flush=True)


if __name__ == "__main__":
    main()
