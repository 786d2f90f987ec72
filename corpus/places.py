"""The places an article is about: names with an administrative ending that it repeats.

A headline seldom names the county that every paragraph is about. No gazetteer is needed: a name that an
article repeats stands out by its ending (…县, …镇, …村) and by where its repetitions begin.
"""

from collections import Counter

from corpus.chinese.places import BELOW_PROVINCE, LANDS
from corpus.lazy import lazy_pattern
from corpus.model import Article

#: Endings of administrative names, from province to village, and of what is named like them.
_ENDING = lazy_pattern(rf"[{BELOW_PROVINCE}]|街道|社区|{LANDS}")
_NAME = lazy_pattern(r"[\u4e00-\u9fff]+")
_SHORTEST, _LONGEST = 3, 7
#: What a name does not begin with: particles, prepositions, measure words, quantities.
_BEFORE = frozenset(
    "的了和与及或在从到由向对为以把被将个各每全该本此这那一二两三四五六七八九十几多数等其中是有进"
)
#: A longer string is the whole name where it keeps this share of the shorter one's repetitions.
_WHOLE = 0.8


def _candidates(text: str) -> Counter[str]:
    """Count every string that ends like a place; repetitions that overlap count once."""
    counts: Counter[str] = Counter()
    ended: dict[str, int] = {}
    for match in _ENDING.finditer(text):
        for length in range(_SHORTEST, _LONGEST + 1):
            name = text[max(0, match.end() - length) : match.end()]
            fits = len(name) == length and _NAME.fullmatch(name) and length > len(match.group())
            if fits and match.end() - length >= ended.get(name, 0):
                counts[name] += 1
                ended[name] = match.end()
    return counts


def _whole_name(name: str, counts: Counter[str]) -> str:
    """Grow a name to the left as long as nearly all of its repetitions agree."""
    while True:
        longer = [
            other
            for other, count in counts.items()
            if len(other) == len(name) + 1 and other.endswith(name) and count >= _WHOLE * counts[name]
        ]
        if not longer:
            return name
        name = max(longer, key=lambda other: (counts[other], other))


def topic_places(article: Article, most: int = 2) -> list[str]:
    """Return up to ``most`` places that an article names at least twice, most often named first."""
    lines = [*(line.text for line in article.head), *(paragraph.text for paragraph in article.paragraphs)]
    counts = _candidates("\n".join(lines))
    found: list[str] = []
    for name, count in counts.most_common():
        if count < 2 or len(found) >= most:
            break
        whole = _whole_name(name, counts)
        if whole[0] not in _BEFORE and not any(whole in other or other in whole for other in found):
            found.append(whole)
    return found
