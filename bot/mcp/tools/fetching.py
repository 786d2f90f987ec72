"""The tool fetch: a whole article, by what search, ask or articles call it."""

import json
from typing import Any, Final

from pydantic import Field

from bot.dialogue.schemas import ARTICLE, CITATION, maybe, record, text
from bot.mcp.addresses import address_of, find_named
from bot.mcp.shown import article_text
from bot.mcp.tools.tool import Arguments, Desk, Reply, Tool, ToolMistakeError
from corpus.model import Article
from retriever import ArticleReference, Citation


class FetchArguments(Arguments):
    """Which article."""

    id: str = Field(
        min_length=1,
        description="search、ask 或 articles 给的 id 或 url (an id or url that search, ask or articles gave)",
    )


def _fetch(desk: Desk, arguments: FetchArguments) -> Reply:
    named = find_named(desk.archive, arguments.id)
    article = desk.archive.article(named.article) if named else None
    if named is None or article is None:
        raise ToolMistakeError(f"{arguments.id}: 档案里没有这篇文章 (no such article in the archive)")
    cited = _cited(named.article, article, named.paragraph) if named.paragraph is not None else None
    metadata = {
        **named.article.to_json(),
        "kind": article.kind,
        "citation": cited.to_json() if cited else None,
    }
    value = {
        "id": arguments.id,
        "title": article.title or "",
        "text": article_text(article),
        "url": address_of(named.article),
        "metadata": metadata,
    }
    value = desk.outward(value)
    return Reply(value, json.dumps(value, ensure_ascii=False))


def _cited(reference: ArticleReference, article: Article, paragraph: int) -> Citation:
    """Return the citation of a paragraph, or of the line of the head that -1 and below count."""
    lines: dict[int, Any] = dict(enumerate(article.paragraphs))
    lines |= {-1 - number: line for number, line in enumerate(article.head)}
    if paragraph not in lines:
        raise ToolMistakeError(
            f"{reference.id}/{paragraph}: 文章里没有这一段 (the article has no such paragraph)"
        )
    return Citation(reference, paragraph, lines[paragraph].text)


FETCH: Final = Tool(
    name="fetch",
    title="读文章 (read an article)",
    description=("读一篇文章的全文和出处。 The whole text of one article, with where it was printed."),
    arguments=FetchArguments,
    output=record(
        {
            "id": text(),
            "title": text("headline"),
            "text": text("the whole article"),
            "url": text("address of the article"),
            "metadata": record(
                {
                    **ARTICLE["properties"],
                    "kind": {"type": "string", "enum": ["article", "caption", "other"]},
                    "citation": maybe({**CITATION, "description": "the paragraph that the id names"}),
                }
            ),
        }
    ),
    run=_fetch,
)
