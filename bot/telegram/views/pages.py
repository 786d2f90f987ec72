"""An article as pages that a reader turns, the cited paragraph marked."""

from dataclasses import dataclass

from bot.telegram.views.evidence import marked_runs
from bot.telegram.views.runs import Part, Run, parts_of
from bot.words.telegram.texts import Texts
from corpus.model import Article
from retriever import Citation, origin

PAGE_UNITS = 1800  # UTF-16 code units: about two screens of a telephone
_CITED = ("blockquote",)


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """The pages of an article, and the number (from 0) of the one with the cited paragraph."""

    pages: tuple[Part, ...]
    cited: int


def article_pages(article: Article, citation: Citation | None, texts: Texts) -> ArticlePages:
    """Return an article as pages; never none.

    Args:
        article: the whole of it.
        citation: the paragraph to mark, where the article was opened from an answer.
        texts: the words around it.
    """
    runs = _head(article, texts)
    sign = ""
    for number, paragraph in enumerate(article.paragraphs):
        runs.append(Run("\n\n"))
        if citation and number == citation.paragraph:
            spans = [citation.span] if citation.span and citation.quote == paragraph.text else []
            runs += marked_runs(paragraph.text, spans, _CITED)
            sign = "<u>" if spans else "<blockquote>"
        else:
            runs.append(Run(paragraph.text, ("b",) if paragraph.subhead else ()))
    pages = parts_of(runs, PAGE_UNITS)
    cited = next((number for number, page in enumerate(pages) if sign in page.html), 0)
    return ArticlePages(tuple(pages), cited)


def _head(article: Article, texts: Texts) -> list[Run]:
    runs = [Run(f"{article.kicker}\n")] if article.kicker else []
    runs.append(Run(article.title or texts.untitled, ("b",)))
    if article.subtitle:
        runs.append(Run(f"\n{article.subtitle}"))
    facts = (article.byline, *origin(article, texts.day, texts.edition))
    line = " · ".join(fact for fact in facts if fact)
    return [*runs, Run(f"\n{line}", ("i",))] if line else runs
