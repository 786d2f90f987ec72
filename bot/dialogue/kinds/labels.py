"""What a part of a question is about, and a short name for what it asks."""

from typing import Final

from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import tagged
from corpus.chinese.questions import FACT_ASKED
from corpus.chinese.units import UNITS
from corpus.lazy import lazy_pattern

SHORTEST: Final = 2
"""Characters that a label, or what a question is about, has at least."""
LONGEST_LABEL: Final = 12
_LOOSE: Final = "的了是有在又?,。 "


def subject_before(text: str) -> str:
    """Return what the beginning of a question is about: all of it up to its first verb, or up to its last name."""
    at, end = 0, 0
    for word, tag in tagged(text):
        if tag in ("v", "d", "p", "c") and end >= SHORTEST:
            break
        at += len(word)
        if tag not in ("u", "w", "r", "q"):
            end = at
    return text[:end] or text


#: What is no label: the words that ask, and those that only link.
_NO_LABEL: Final = lazy_pattern(
    r"多少|(?<![好十])几[个名人家户次件位条项顶座台辆所间只头匹张份本亩]?|百分之几|哪一?[年天月日位个家里儿些]|谁|什么时候|啥时候?|何时|什么"
    r"|(?<=.)[是有了的在]$|^[是有了的在]|一共|总共|其中|又"
)


def label_of(piece: str, subject: str) -> str:
    """Return a short name for what a part asks: 沙袋 for 运了多少沙袋, 成立 for 哪年成立的, whom for 陈平是谁."""
    asks = FACT_ASKED.search(piece)
    behind = _NO_LABEL.sub("", piece[asks.start() :]) if asks else ""
    counted = behind.strip(_LOOSE)
    behind = _without_measure(counted)
    own = piece.removeprefix(subject).strip(_LOOSE)
    before = own[: asks.start() - len(piece) + len(own)].strip(_LOOSE) if asks else own
    if len(behind) >= SHORTEST or behind != counted:
        return behind
    if len(before) >= SHORTEST:
        return before[-LONGEST_LABEL:]
    named = _NO_LABEL.sub("", own).strip(_LOOSE)
    return (own if named or not subject else subject)[:LONGEST_LABEL]


#: Measure words that begin no noun of three characters: 家合作社 is 合作社.
_MEASURES: Final = frozenset("家名个位座辆台次场期份把顶袋册只匹亩")


def _without_measure(label: str) -> str:
    """Return 营运客车 for 台营运客车; a measure word that is all there is, or begins a word (口罩), stays."""
    unit = UNITS.get(label[:1])
    apart = len(label) > 1 and (
        tagged(label)[0][0] == label[0] or (len(label) > SHORTEST and label[0] in _MEASURES)
    )
    return label[1:] if apart and unit and unit.dimension is Dimension.COUNT and label not in UNITS else label
