"""docs/cast.svg and docs/cast.zh.svg: a conversation at a real terminal, frame by frame, as a moving picture.

The program is run behind a pseudo-terminal; after every line that is typed its screen becomes a frame.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from pyte.screens import Char

from docs.make.figures import DOCS
from tests.terminal import ENTER, Terminal

COLUMNS, ROWS = 84, 27
QUESTIONS = ("那曲积分超市资金多少", "一类村呢？", "昌都地铁什么时候开通")
#: Seconds that a frame of typing and one of an answer stand.
TYPED, ANSWERED = 1.2, 5.0
#: Size of a cell, in pixels, and the edge around all.
CELL, LINE, EDGE = 8.4, 19.0, 14.0
INK, PAPER, MARK = "#e6e6e6", "#1d1f21", "#ffd866"
FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','PingFang SC','Microsoft YaHei',monospace"
#: From this character on a glyph fills two cells.
WIDE = "\u2e80"

Rows = list[list[tuple[int, Char]]]


class Frame(NamedTuple):
    """A screen, its rows as (column, cell), and how many seconds it stands."""

    rows: Rows
    seconds: float


def frames(language: str) -> Iterator[Frame]:
    """Run a chat over the bundled archive and yield its screens."""
    prompt = {"zh": "问>", "en": "ask>"}[language]
    with tempfile.TemporaryDirectory() as home:
        variables = {"XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "PAGER": "", "BAOZHI_INDEX": ""}
        command = [sys.executable, "-m", "baozhi", "chat", "--no-history", "--lang", language]
        terminal = Terminal(command, DOCS.parent, columns=COLUMNS, rows=ROWS, **variables)
        try:
            terminal.until(lambda screen: screen.endswith(prompt), 300)
            yield Frame(cells(terminal), 2 * TYPED)
            for question in QUESTIONS:
                terminal.type(question)
                terminal.until(f"{prompt} {question}")
                yield Frame(cells(terminal), TYPED)
                terminal.type(ENTER)
                terminal.prompted(prompt)
                yield Frame(cells(terminal), ANSWERED)
        finally:
            terminal.close()


def cells(terminal: Terminal) -> Rows:
    """Return what stands on the screen, a list of (column, cell) a row."""
    buffer = terminal._screen.buffer
    return [
        [(column, cell) for column, cell in sorted(buffer[row].items()) if cell.data.strip()]
        for row in range(ROWS)
    ]


def svg(shown: list[Frame]) -> str:
    """Return the moving picture of the frames; where nothing moves, the last one stands."""
    width, height = COLUMNS * CELL + 2 * EDGE, ROWS * LINE + 2 * EDGE
    total = sum(frame.seconds for frame in shown)
    styles, groups, began = [], [], 0.0
    for number, frame in enumerate(shown):
        ended = began + frame.seconds
        first, last = 100 * began / total, 100 * ended / total
        styles.append(
            f"@keyframes f{number}{{0%,{first:.2f}%{{opacity:0}}{first + 0.01:.2f}%,{last:.2f}%{{opacity:1}}"
            f"{min(last + 0.01, 100):.2f}%,100%{{opacity:{int(number == len(shown) - 1)}}}}}"
            f"#f{number}{{animation:f{number} {total:.1f}s infinite;opacity:{int(number == len(shown) - 1)}}}"
        )
        groups.append(f'<g id="f{number}">{"".join(_texts(frame.rows))}</g>')
        began = ended
    still = "@media (prefers-reduced-motion:reduce){g{animation:none!important}}"
    font = f"font-family:{FONTS}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">'
        f"<title>baozhi chat</title><style>text{{{font};font-size:14px;fill:{INK};white-space:pre}}"
        f".s{{font-weight:bold}}.m{{font-weight:bold;fill:{MARK}}}{''.join(styles)}{still}</style>"
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>{"".join(groups)}</svg>\n'
    )


def _texts(rows: Rows) -> Iterator[str]:
    """Yield the text of every run of cells that look alike and stand side by side, at its place on the screen."""
    for number, row in enumerate(rows):
        run, start, after, look = "", 0, -1, ""
        for column, cell in [*row, (-1, Char(""))]:
            wide = any(char >= WIDE for char in cell.data)
            if column != after or _look(cell) != look or (run and wide != (run[-1] >= WIDE)):
                if run:
                    yield _text(run, start, number, look, after - start)
                run, start, look = "", column, _look(cell)
            run += cell.data
            after = column + (2 if wide else 1)


def _look(cell: Char) -> str:
    if cell.bold:
        return "m" if cell.underscore else "s"
    return ""


def _text(run: str, column: int, row: int, look: str, columns: int) -> str:
    x, y = EDGE + column * CELL, EDGE + (row + 0.75) * LINE
    name = f' class="{look}"' if look else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" textLength="{columns * CELL:.1f}"{name}>{escape(run)}</text>'


def write_casts() -> None:
    """Write both pictures."""
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    for language, name in (("en", "cast.svg"), ("zh", "cast.zh.svg")):
        path = Path(DOCS / name)
        path.write_text(svg(list(frames(language))), encoding="utf-8")
        print(path.relative_to(DOCS.parent), path.stat().st_size)


if __name__ == "__main__":
    write_casts()
