"""How pages are set and read: the settings of the styles.

In every style a page may be read across its articles: a strip of columns at a time, so that the ends of several
articles follow each other, or with a picture or a whole article between two columns of one.
"""

import random
from dataclasses import dataclass

STYLES = ("clean", "displaced", "wrapped", "noisy")


@dataclass
class Style:
    """How one page is set and read.

    Attributes:
        emission: what stands for the end of a printed line: nothing ("piece"), a line break or a space.
        crossings: how often the reading goes across articles.
        displacements: how often a part of the page stands elsewhere.
        tight: whether columns follow each other without a blank line.
        even: how often a column ends where a paragraph does.
    """

    emission: str
    crossings: int
    displacements: int
    tight: bool
    even: float
    measure: tuple[int, int]
    height: tuple[int, int]
    piece_gap: str
    region_gap: tuple[int, int]
    indented: bool
    noise: float
    lost: float
    half_width: bool
    quotes: str
    rubbish: int
    shuffled: bool = False


def draw_style(rng: random.Random, name: str) -> Style:
    """Return the settings of a page of a style."""
    emission, displacements = "piece", 0
    if name in {"displaced", "shuffled"}:
        displacements = rng.randint(1, 3)
        emission = rng.choice(("piece", "piece", "piece", "lines"))
    elif name == "wrapped":
        emission, displacements = "lines", rng.choice((0, 0, 1, 2))
    elif name == "noisy":
        emission, displacements = rng.choice(("spaces", "spaces", "lines", "piece")), rng.choice((0, 1, 2))
    elif rng.random() < 0.1:
        displacements = 1
    noisy = name == "noisy"
    lines = emission == "lines"
    low = rng.randint(16, 22) if lines and rng.random() < 0.5 else rng.randint(12, 30)
    blank = rng.random() < (0.25 if lines else 0.85)
    tight = lines and rng.random() < 0.4
    return Style(
        emission=emission,
        crossings=rng.choice((0, 1, 1, 2) if name == "clean" else (0, 0, 1, 1)),
        displacements=displacements,
        tight=tight,
        even=rng.choice((0.0, 0.0, 0.2, 0.5)),
        measure=(low, low + rng.choice((0, 0, 2, 8))),
        height=(h := rng.randint(8, 35), h + rng.randint(0, 30)),
        piece_gap="\n\n" if blank else "\n",
        region_gap=(1 if blank or lines or rng.random() < 0.5 else 0, rng.choice((1, 1, 2, 3))),
        indented=emission != "spaces" and rng.random() < 0.3,
        noise=rng.choice((0.001, 0.003, 0.006, 0.012)) if noisy else 0.0,
        lost=rng.choice((0.0, 0.1, 0.25))
        if noisy and emission != "piece"
        else rng.choice((0.0, 0.0, 0.0, 0.03)),
        half_width=rng.random() < (0.6 if noisy else 0.35),
        quotes=rng.choice(("keep", "ascii", "ascii", "mixed")) if noisy else "keep",
        rubbish=rng.choice((0, 1, 2, 3)) if noisy else rng.choice((0, 0, 0, 1)),
        shuffled=name == "shuffled",
    )
