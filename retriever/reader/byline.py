"""Who wrote it, who took the picture: answered from the lines that say so."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever.hits import ArticleReference, Hit
from retriever.reader.evidence import content_tokens, coverage, information, places_missing

_APART = r"\s（）()、，,：:/／"
#: What is no name. 摄 may follow one (何雨晴摄); 文 and 图 stand alone, for they also begin and end names.
_OFFICE = lazy_pattern(
    rf"[{_APART}]|本报|特约|通讯员|记者|实习生|摄影师?|报道|供稿|作者|撰文"
    rf"|摄(?=[{_APART}]|$)|(?<![^{_APART}])(?:摄|文图|图文|[文图])(?=[{_APART}]|$)"
)
#: 通讯员是谁, 实习生叫什么: the office that is asked for, and where its names end in a credit.
_ASKED_OFFICE = lazy_pattern(
    r"(?P<office>通讯员|实习生|摄影|记者)[者师]?(?:们|都)?(?:是|叫|有|的?名|的?姓|谁|哪|$|[？?])"
)
_NEXT_OFFICE = (
    r"(?:本报|特约|见习|首席|通[讯訊][员員]|[记記]者|实习生|摄影|摄|文[/／]?图|报道|供稿|[)）;；]|$)"
)
#: Offices that a credit names where somebody had them.
_NAMED_OFFICES = ("通讯员", "实习生")
_OFFICE_NAME = lazy_pattern(r"记者|通讯员|摄|供稿|作者|报道|撰文")
_OPENING = lazy_pattern(r"^.{0,20}[（(](?P<credit>[^（）()]*(?:记者|通讯员)[^（）()]*)[）)]")
_PICTURE = lazy_pattern(r"拍|摄|图|照片|相片")
_ABOUT_THE_CREDIT = lazy_pattern(
    r"记者|作者|通讯员|实习生|摄影者?|报道|报导|采写|供稿|文章|图片|照片|相片|那[篇张幅]|这[篇张幅]|[写拍摄]的?|哪[一两三]?[位名个]人?|名字|叫什么|谁"
)


#: Number of the paragraph (-1 for a line of the head), its text, and [start, end) of the names in it.
Credit = tuple[int, str, tuple[int, int]]


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


def names_in_office(line: str, office: str) -> tuple[int, int] | None:
    """Return [start, end) of the names that a credit gives behind an office (通讯员 覃国富), or None."""
    match = re.search(rf"{office}[:：/／\s]*(?P<names>[^:：/／]+?)\s*{_NEXT_OFFICE}", line)
    return match.span("names") if match and names_span(match["names"]) else None


def byline_of(article: Article) -> Credit | None:
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


def office_asked(question: str) -> str | None:
    """Return the office that a question asks for and a credit names where somebody had it: 通讯员是谁; or None."""
    asked = _ASKED_OFFICE.search(question)
    return asked["office"] if asked and asked["office"] in _NAMED_OFFICES else None


def credit_asked(question: str, article: Article) -> Credit | None:
    """Return an article's credit, of an office that a question asks for its names alone; None without any."""
    credit = byline_of(article)
    asked = _ASKED_OFFICE.search(question)
    if credit is None or asked is None:
        return credit
    own = names_in_office(credit[1], asked["office"])
    if own is None:
        return None if office_asked(question) else credit
    return credit[0], credit[1], own


def signature(
    question: str, hits: Sequence[Hit], article_of: Callable[[ArticleReference], Article | None]
) -> Signature | None:
    """Return who signed the article that a question speaks of, or None.

    Of the articles that were found it takes the one whose paragraphs repeat most of the question; a question
    about a picture takes a photographer's credit, others an author's, where both are there. One that asks for an office
    (通讯员是谁) takes its names alone, and no article whose credit names nobody in it.

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
        credit = credit_asked(question, article) if article else None
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
