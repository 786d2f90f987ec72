"""Where an article plays: the place its kicker or dateline names, and those that it repeats."""

from typing import Final

from corpus.chinese.datelines import place_of
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.places import LANDS, LETTERS
from corpus.lazy import lazy_pattern
from corpus.model import Article
from corpus.places import topic_places

#: 云州市清澜县石桥镇 · 清澜县槐树村 · 东岸社区: a chain of administrative names at the head of a line.
CHAIN: Final = lazy_pattern(
    rf"(?:[\u4e00-\u9fff]{{1,6}}?(?:自治[区州县]|[{LETTERS}](?![委民场长级内外里城直])|街道|社区|地区|{LANDS})){{1,4}}"
)
#: 和美乡村, 全区, 美乡: what ends like a place and is none.
_NO_PLACE: Final = lazy_pattern(
    r".*(?:乡村|[全各我本该市城山校园景老新辖]区|农村|城市|各[县市乡镇村]|全[县市乡镇村])|.[乡镇村区]?"
)
_MOST: Final = 2


def places_of(article: Article) -> list[str]:
    """Return up to two places that an article is about, the surest first."""
    found: list[str] = []
    for line in (article.kicker, article.title, article.subtitle):
        found += places_in(line or "")
    found += topic_places(article)
    if not found and (place := place_of(article.dateline)):
        found.append(place)
    kept: list[str] = []
    for place in found:
        if not _NO_PLACE.fullmatch(place) and not any(place in other or other in place for other in kept):
            kept.append(place)
    return kept[:_MOST]


def places_in(text: str) -> list[str]:
    """Return the places that a line names, each as a whole: 清澜县槐树村 for 清澜县槐树村党支部."""
    plain = squeezed(text)
    names = [name for name in names_in(plain) if name.sort in (Sort.PLACE, Sort.ORGANISATION)]
    found: list[str] = []
    end = -1
    for name in names:
        chain = CHAIN.match(plain, name.start)
        if name.start < end:
            continue
        if chain and (chain.end() > name.start):
            found.append(chain.group())
            end = chain.end()
        elif name.sort is Sort.PLACE:
            found.append(name.text)
    return found
