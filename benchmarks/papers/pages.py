"""Articles → the pages of an issue, laid out as newspapers are.

A page is filled from the top in bands; a band has one to three places side by side, each for one article: under a
headline across its columns, beside one over some of them, with an upright headline, in a frame, or a column of briefs.
Pictures stand in them with captions. The first article of an issue may go on on another page.
"""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.papers.press import Press, measure
from benchmarks.papers.setting import Piece, Style, break_lines, set_columns
from benchmarks.papers.turned import TurnedPress, spelled, spoken_date, traditional
from training.layout.newsroom import write_article, write_caption
from training.layout.source import Source
from training.layout.texts import Pools, read_grammar

WIDTH, HEIGHT, MARGIN = 1020.0, 1440.0, 40.0
_DIGITS = "〇一二三四五六七八九十"
PAPERS = ("青河日报", "南坡晚报", "石桥时报", "岭东日报")
SECTIONS = ("要闻", "综合", "县区", "文化", "经济")
#: What a place of so many columns may be.
KINDS = ("top", "top", "top", "beside", "upright", "framed", "tinted")


@dataclass
class Issue:
    """An issue: where it lies, and the truth about it.

    Attributes:
        sources: all articles and captions.
        starts: page on which each begins.
        cuts: articles that go on, with the page on which they do.
    """

    path: Path
    press: Press
    paper: str
    date: str
    editions: list[str]
    sources: list[Source] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


class _Desk:
    """Lays out one issue."""

    def __init__(
        self,
        rng: random.Random,
        path: Path,
        pages: int,
        *,
        upright: bool = False,
        given: Iterable[Source] = (),
    ) -> None:
        self.rng, self.style = rng, Style.draw(rng)
        self.given = iter(given)
        self.upright = upright
        if upright:
            self.style = replace(self.style, columns=rng.randint(5, 8))
        self.pools = Pools(grammar=read_grammar())
        year, month, day = rng.randint(2005, 2024), rng.randint(1, 12), rng.randint(1, 28)
        editions = [str(number) for number in range(1, pages + 1)]
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        self.press = TurnedPress(canvas, HEIGHT, WIDTH) if upright else Press(canvas, WIDTH, HEIGHT)
        self.issue = Issue(
            path, self.press, self.spelled(rng.choice(PAPERS)), f"{year}-{month:02}-{day:02}", editions
        )
        self.carried: dict[int, Piece] = {}
        columns = self.style.columns
        self.column = (self.press.width - 2 * MARGIN - (columns - 1) * self.style.gutter) / columns

    def lay_out(self, pages: int) -> Issue:
        for number in range(1, pages + 1):
            self.pools.turn_page(self.rng)
            self._page(number, pages)
            self.press.turn()
        self.press.canvas.save()
        return self.issue

    def new(self, *, caption: bool = False) -> Piece:
        source = write_caption(self.rng, self.pools) if caption else self._article()
        if self.upright:
            source = traditional(source)
        self.issue.sources.append(source)
        self.issue.starts.append(self.press.page)
        return Piece.of(len(self.issue.sources) - 1, source)

    def _article(self) -> Source:
        """Return the next of the given articles, and one that is made up where none is left."""
        return next(self.given, None) or write_article(self.rng, self.pools)

    def spelled(self, text: str) -> str:
        """Return a text as the paper spells it."""
        return spelled(text) if self.upright else text

    def _page(self, number: int, pages: int) -> None:
        y = self._top(number)
        foot = self.press.height - MARGIN - 14
        first = True
        while foot - y > 190:
            y = self._band(y, foot, number, pages, first=first) + self.style.size * 1.6
            first = False
        if self.rng.random() < 0.6:
            self.press.line(
                self.spelled(f"责任编辑：{self.rng.choice(('林大同', '何雨'))}　版式：魏来"),
                MARGIN,
                self.press.height - MARGIN,
                8,
                "hei",
            )

    def _top(self, number: int) -> float:
        """Set what the page says of itself; return where the articles begin."""
        rng, press = self.rng, self.press
        year, month, day = map(int, self.issue.date.split("-"))
        wide = press.width
        date = f"{year}年{month}月{day}日"
        if self.upright:
            date = spoken_date(year, month, day)
        section, edition = (
            rng.choice(SECTIONS),
            f"第{_DIGITS[number]}版"
            if self.upright
            else rng.choice((f"第{number}版", f"第{_DIGITS[number]}版", f"{number:02}版")),
        )
        section = self.spelled(section)
        if number == 1:
            press.line(self.issue.paper, MARGIN, MARGIN, 64, "kai")
            press.line(f"{date}　星期{rng.choice('一二三四五')}", MARGIN + 330, MARGIN + 18, 11, "song")
            press.line(
                f"{edition}　今日{self.spelled(str(rng.randint(4, 8)))}版",
                MARGIN + 330,
                MARGIN + 40,
                11,
                "song",
            )
            press.rule(MARGIN, MARGIN + 76, wide - MARGIN, MARGIN + 76, 1.2)
            return MARGIN + 92
        if rng.random() < 0.5:
            press.line(f"{date}　星期{rng.choice('一二三四五')}", MARGIN, MARGIN, 10, "song")
            press.line(section, wide / 2 - 20, MARGIN - 4, 18, "hei")
            press.line(edition, wide - MARGIN - 150, MARGIN, 10, "song")
            press.line(self.issue.paper, wide - MARGIN - 70, MARGIN, 14, "kai")
        else:
            press.line(f"{edition}　{section}　{date}　{self.issue.paper}", MARGIN, MARGIN, 11, "hei")
        press.rule(MARGIN, MARGIN + 22, wide - MARGIN, MARGIN + 22)
        return MARGIN + 36

    def _band(self, y: float, foot: float, number: int, pages: int, *, first: bool) -> float:
        """Fill a band; return where it ends."""
        columns = self.style.columns
        parts = [columns] if first and self.rng.random() < 0.6 else _shares(self.rng, columns)
        x, places = 0, []
        for part in parts:
            kinds = [kind for kind in KINDS if kind != "upright" or not self.upright]
            kind = self.rng.choice(kinds) if part > 1 else self.rng.choice(("briefs", "top"))
            place = self._place(kind, x, part, number, foot - y)
            if place is None:
                return foot
            places.append(place)
            x += part
        high = min(foot - y, max(150.0, *(place.need() for place in places)))
        if first and number == 1 and pages > 1 and self.rng.random() < 0.7:
            self._cut(places[0].piece, self.rng.randint(2, pages))
            high = min(foot - y, max(150.0, *(place.need() for place in places)))
        for place in places:
            place.set(y, y + high)
        if self.style.rules:
            for place in places[1:]:
                at = place.x0 - self.style.gutter / 2
                self.press.rule(at, y, at, y + high)
            if y + high < foot - 60:
                under = y + high + self.style.size * 0.8
                self.press.rule(MARGIN, under, self.press.width - MARGIN, under)
        return y + high

    def _place(self, kind: str, column: int, columns: int, number: int, room: float) -> "_Place | None":
        """Return a place with an article that finds room there, or None where none does."""
        carried = self.carried.pop(number, None)
        for _ in range(8):
            place = _Place(self, carried or self.new(), kind, column, columns)
            if carried or place.need() <= room:
                return place
        return None

    def _cut(self, piece: Piece, page: int) -> None:
        """Let the second half of an article go on on another page."""
        texts = [at for at, (_, role, _) in enumerate(piece.body) if role == "body"]
        if len(texts) < 3 or page in self.carried:
            return
        at = texts[len(texts) // 2]
        unit, role, text = piece.body[at]
        ends = [match.end() for match in re.finditer(r"[。，]", text[:-10])]
        if not ends:
            return
        cut = self.rng.choice(ends)
        title = next((text for _, role, text in piece.head if role == "title"), "")
        rest = [(unit, role, f"（上接第{_DIGITS[self.press.page]}版）{text[cut:]}"), *piece.body[at + 1 :]]
        self.carried[page] = Piece(piece.number, [(-1, "title", title)] if title else [], rest)
        piece.body = [*piece.body[:at], (unit, role, f"{text[:cut]}（下转第{_DIGITS[page]}版）")]


def _shares(rng: random.Random, columns: int) -> list[int]:
    """Part columns into places of one to four."""
    parts: list[int] = []
    while columns:
        part = min(columns, rng.choice((1, 2, 2, 3, 4)))
        parts.append(part)
        columns -= part
    rng.shuffle(parts)
    return parts


class _Place:
    """A place on a page and the article that is set there."""

    def __init__(self, desk: _Desk, piece: Piece, kind: str, column: int, columns: int) -> None:
        self.desk, self.piece, self.kind, self.columns = desk, piece, kind, columns
        style = desk.style
        self.x0 = MARGIN + column * (desk.column + style.gutter)
        self.x1 = self.x0 + columns * desk.column + (columns - 1) * style.gutter
        self.pad = style.size if kind in ("framed", "tinted") else 0.0
        self.title_size = desk.rng.choice((16.0, 20.0, 24.0, 30.0)) + 4 * (columns > 2)
        self.picture = desk.rng.random() < 0.35 and columns > 1 and kind not in ("upright",)
        self.caption = self.desk.new(caption=True) if self.picture else None
        self.wide = desk.rng.choice((1, columns)) if columns > 1 else 1
        if kind == "beside" and columns < 3:
            self.kind = "top"

    def _text(self) -> list[tuple[float, float]]:
        """Return the left and right of the columns of its text."""
        style, left, right = self.desk.style, self.x0 + self.pad, self.x1 - self.pad
        if self.kind == "upright":
            left += self.title_size * 1.5 + style.size
        count = self.columns
        room = (right - left - (count - 1) * style.gutter) / count
        if room < 8 * style.size and count > 1:
            count -= 1
            room = (right - left - (count - 1) * style.gutter) / count
        return [
            (left + n * (room + style.gutter), left + n * (room + style.gutter) + room) for n in range(count)
        ]

    def _head(self, y: float, *, draw: bool) -> float:
        """Set the head; return where it ends."""
        if self.kind == "upright":
            return y
        spans = self._text()
        left, right = spans[0][0], spans[-1][1] if self.kind != "beside" else spans[1][1]
        for unit, role, text in self.piece.head:
            size, font = self._type(role)
            lines = _headline(text, right - left, size, font)
            for line, _ in lines:
                wide = measure(line, size)
                x = left + max(0.0, (right - left - wide) / 2)
                if draw:
                    wide = self.desk.press.line(line, x, y, size, font)
                    if unit >= 0:
                        self.desk.press.note(self.piece.number, unit, (x, y, x + wide, y + size), line)
                y += size * 1.25
            y += 3
        return y + self.desk.style.size * 0.5

    def _type(self, role: str) -> tuple[float, str]:
        style = self.desk.style
        if role == "title":
            return self.title_size, style.title
        if role == "byline":
            return style.size, "kai"
        return max(style.size * 1.15, self.title_size * 0.55), "kai"

    def _boxes(
        self, y0: float, y1: float
    ) -> tuple[list[tuple[float, float, float, float]], tuple[float, float, float, float] | None]:
        """Return the columns of its text from y0 to y1, and the picture that takes some of them."""
        spans, head = self._text(), self._head(y0 + self.pad, draw=False)
        top = head if self.kind != "upright" else y0 + self.pad
        boxes = [
            (x0, y0 + self.pad if self.kind == "beside" and n > 1 else top, x1, y1 - self.pad)
            for n, (x0, x1) in enumerate(spans)
        ]
        if not self.picture:
            return boxes, None
        size = self.desk.style.size
        wide = len(spans) if self.wide != 1 else max(1, len(spans) // 2)
        high = 0.6 * (spans[wide - 1][1] - spans[-wide][0]) if wide < 3 else 170.0
        high = max(70.0, min(high, (y1 - top) * 0.5))
        first = len(spans) - wide
        x0, x1 = spans[first][0], spans[-1][1]
        py0 = boxes[first][1] if self.kind != "beside" or wide == 1 else top
        caption = self._caption_lines(x1 - x0)
        end = py0 + high + (len(caption) + 0.6) * size * 1.3 + size
        boxes = [(a, max(b, end) if n >= first else b, c, d) for n, (a, b, c, d) in enumerate(boxes)]
        return boxes, (x0, py0, x1, py0 + high)

    def _caption_lines(self, room: float) -> list[tuple[int, str, str, str]]:
        if self.caption is None:
            return []
        name, _, small = self.desk.style.caption.partition("-")
        size = self.desk.style.size * (0.9 if small else 1.0)
        lines = []
        for unit, role, text in (*self.caption.head, *self.caption.body):
            font = "hei" if role == "title" else name
            lines += [
                (unit, role, line, font)
                for line, _ in break_lines(text, room, size, font, 0.0 if role != "caption" else 2.0)
            ]
        return lines

    def need(self) -> float:
        """Return how high it must be for its text."""
        spans = self._text()
        rows = self.piece.flow(self.desk.style, spans[0][1] - spans[0][0])
        step = self.desk.style.size * self.desk.style.leading
        low, high = 60.0, 3000.0
        while high - low > step / 2:
            middle = (low + high) / 2
            boxes, _ = self._boxes(0.0, middle)
            room = sum(max(0, int((b[3] - b[1] - self.desk.style.size) / step + 1)) for b in boxes)
            low, high = (low, middle) if room >= len(rows) else (middle, high)
        return max(high, self._upright_height())

    def _upright_height(self) -> float:
        title = next((text for _, role, text in self.piece.head if role == "title"), "")
        return len(title) * self.title_size * 1.05 + 30 if self.kind == "upright" else 0.0

    def set(self, y0: float, y1: float) -> None:
        """Set the article into its place; what finds no room is not set."""
        press, style = self.desk.press, self.desk.style
        if self.kind in ("framed", "tinted"):
            press.frame(self.x0, y0, self.x1, y1, tint=self.kind == "tinted")
        need = min(y1, y0 + self.need())
        boxes, picture = self._boxes(y0, need)
        self._head(y0 + self.pad, draw=True)
        if self.kind == "upright":
            self._upright(y0)
        if picture:
            press.picture(self.desk.rng, *picture)
            self._set_caption(picture)
        set_columns(press, self.piece, style, boxes)

    def _upright(self, y0: float) -> None:
        press, x = self.desk.press, self.x0
        for unit, role, text in self.piece.head:
            if role == "title":
                press.column(text, x, y0, self.title_size, self.desk.style.title)
                if unit >= 0:
                    foot = y0 + len(text) * self.title_size * 1.04
                    press.note(self.piece.number, unit, (x, y0, x + self.title_size, foot), text)

    def _set_caption(self, picture: tuple[float, float, float, float]) -> None:
        if self.caption is None:
            return
        x0, _, x1, y = picture
        size = self.desk.style.size * (0.9 if "small" in self.desk.style.caption else 1.0)
        y += 0.5 * size
        seen: set[int] = set()
        for unit, role, line, font in self._caption_lines(x1 - x0):
            indent = 2 * size if role == "caption" and unit not in seen else 0.0
            seen.add(unit)
            x = x0 + indent if role != "credit" else max(x0, x1 - measure(line, size))
            wide = self.desk.press.line(line, x, y, size, font)
            self.desk.press.note(self.caption.number, unit, (x, y, x + wide, y + size), line)
            y += 1.3 * size


def _headline(text: str, room: float, size: float, font: str) -> list[tuple[str, float]]:
    return break_lines(text, room, size, font, 0.0)


def lay_out(
    rng: random.Random, path: Path, pages: int, *, upright: bool = False, given: Iterable[Source] = ()
) -> Issue:
    """Write an issue of some pages, set from top to bottom where asked; return the truth about it.

    ``given`` articles come first, as they find room; the others are made up.
    """
    return _Desk(rng, path, pages, upright=upright, given=given).lay_out(pages)
