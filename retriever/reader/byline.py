"""Who wrote it, who took the picture: answered from the lines that say so."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever.hits import ArticleReference, Hit
from retriever.reader.evidence import content_tokens, coverage, information, places_missing

_APART = r"\s（）()、，,：:/／"
#: What is no name. 摄 may follow one (何雨晴摄); 文 and 图 stand alone, for they also begin and end names.
_OFFICE = lazy_pattern(
    rf"[{_APART}]|本报|特约|通讯员|记者|摄影师?|报道|供稿|作者|撰文"
    rf"|摄(?=[{_APART}]|$)|(?<![^{_APART}])(?:摄|文图|图文|[文图])(?=[{_APART}]|$)"
)
_OFFICE_NAME = lazy_pattern(r"记者|通讯员|摄|供稿|作者|报道|撰文")
_OPENING = lazy_pattern(r"^.{0,20}[（(](?P<credit>[^（）()]*(?:记者|通讯员)[^（）()]*)[）)]")
_PICTURE = lazy_pattern(r"拍|摄|图|照片|相片")
_ABOUT_THE_CREDIT = lazy_pattern(
    r"记者|作者|通讯员|摄影者?|报道|报导|采写|供稿|文章|图片|照片|相片|那[篇张幅]|这[篇张幅]|[写拍摄]的?|哪[一两三]?[位名个]人?|名字|叫什么|谁"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed an article: the line that says so, the names in it, and how sure the article is.

    Attributes:
        hit: number of the hit whose article it is.
        paragraph: number of the line in the article; -1 for a line of the head.
        span: the names in ``quote``, [start, end) in code points.
        confidence: in [0, 1].
    """

    hit: int
    paragraph: int
    quote: str
    span: tuple[int, int]
    confidence: float


def names_span(line: str) -> tuple[int, int] | None:
    """Return [start, end) of the names in a credit (本报记者 万靖 摄 → 万靖), or None."""
    masked = _OFFICE.sub(lambda match: " " * len(match.group()), line)
    if not masked.strip():
        return None
    return len(masked) - len(masked.lstrip()), len(masked.rstrip())


def byline_of(article: Article) -> tuple[int, str, tuple[int, int]] | None:
    """Return (paragraph, quote, span of the names) for an article's credit, or None.

    A line of its own is paragraph -1; an opening 本报…电（记者 …） is quoted with its first paragraph. A line that
    names no office is believed where there is nothing else: on a page it may be some other short line.
    """
    lines = [
        (head.text, span)
        for head in article.head
        if head.role == "byline" and (span := names_span(head.text))
    ]
    for text, span in lines:
        if _OFFICE_NAME.search(text):
            return -1, text, span
    for number, paragraph in enumerate(article.paragraphs[:1]):
        match = _OPENING.match(paragraph.text)
        span = names_span(match["credit"]) if match else None
        if match and span:
            offset = match.start("credit")
            return number, paragraph.text, (offset + span[0], offset + span[1])
    return (-1, *lines[0]) if lines else None


def signature(
    question: str, hits: Sequence[Hit], article_of: Callable[[ArticleReference], Article | None]
) -> Signature | None:
    """Return who signed the article that a question speaks of, or None.

    Of the articles that were found it takes the one whose paragraphs repeat most of the question; a question
    about a picture takes a photographer's credit, others an author's, where both are there.

    Args:
        question: as it was asked.
        hits: what a search returned.
        article_of: gives the article of a citation.
    """
    texts: dict[ArticleReference, str] = {}
    for hit in hits:
        reference = hit.citation.article
        texts[reference] = f"{texts.get(reference, reference.title or '')} {hit.citation.quote}"
    tokens = {reference: content_tokens(text) for reference, text in texts.items()}
    wanted = information(content_tokens(_ABOUT_THE_CREDIT.sub("，", question)), list(tokens.values()))
    picture = bool(_PICTURE.search(question))
    best: tuple[float, Signature] | None = None
    for place, (reference, text) in enumerate(texts.items()):
        article = article_of(reference)
        credit = byline_of(article) if article else None
        if article is None or credit is None:
            continue
        said = coverage(wanted, tokens[reference])
        fits = picture == (article.kind == "caption" or "摄" in credit[1])
        logit = 8 * (said - 0.4) - 2 * places_missing(question, text) + 1
        number = next(n for n, hit in enumerate(hits) if hit.citation.article == reference)
        worth = said + 0.3 * fits - 0.1 * place
        if best is None or worth > best[0]:
            best = worth, Signature(number, *credit, 1 / (1 + math.exp(-logit)))
    return best[1] if best else None
