"""The tool articles: what the archive holds, by author, paper, day, page, place, headline or topic."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import Field

from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.finding import find_by_topic
from bot.dialogue.schemas import ARTICLE, CITATION, array, maybe, record, text
from bot.mcp.addresses import address_of
from bot.mcp.tools.tool import Desk, Reply, Tool, Within
from retriever import CatalogueEntry, Citation, Filter, origin

_MOST: Final = 100


class ArticlesArguments(Within):
    """Which articles; without any of it all of them."""

    about: str = Field(default="", description="讲什么 (what they tell of, in Chinese)")
    limit: int = Field(default=20, ge=1, le=_MOST, description="要几篇 (how many)")
    skip: int = Field(default=0, ge=0, description="略过前几篇 (how many to pass over)")


def _articles(desk: Desk, arguments: ArticlesArguments) -> Reply:
    found = _about(desk, arguments.about, arguments.filters)
    page = found[arguments.skip : arguments.skip + arguments.limit]
    end = arguments.skip + len(page)
    value = {
        "total": len(found),
        "next": end if end < len(found) else None,
        "articles": [_described(*one) for one in page],
    }
    return Reply(value, "\n".join(_lines(page, len(found), arguments.skip)))


def _about(desk: Desk, topic: str, filters: Filter) -> Sequence[tuple[CatalogueEntry, Citation | None]]:
    """Return the articles about a topic, the most certain first, each with the line that shows it; else all."""
    index = article_index_of(desk.archive)
    if not topic:
        return [(one, None) for one in desk.archive.filtered(filters).fitting(index.entries)]
    found = find_by_topic([topic], desk.assistant.filtered(filters).strategy_context(desk.language))
    return [
        (index.by_reference[one.article], one.citation) for one in found if one.article in index.by_reference
    ]


def _described(entry: CatalogueEntry, citation: Citation | None) -> dict[str, Any]:
    return {
        **entry.reference.to_json(),
        "kind": entry.kind,
        "paragraphs": entry.paragraphs,
        "url": address_of(entry.reference),
        "citation": citation.to_json() if citation else None,
    }


def _lines(page: Sequence[tuple[CatalogueEntry, Citation | None]], total: int, skip: int) -> Sequence[str]:
    lines = [f"{total} 篇 (articles)"]
    for number, (entry, citation) in enumerate(page, skip + 1):
        article = entry.reference
        facts = [f"《{article.title}》" if article.title else "（无标题）"]
        facts += [part for part in (article.byline, *origin(article)) if part]
        lines.append(f"{number}. {' '.join(facts)} <{address_of(article)}>")
        if citation and citation.paragraph >= 0:
            lines.append(f"   {citation.quote}")
    return lines


ARTICLES: Final = Tool(
    name="articles",
    title="列文章 (list articles)",
    description=(
        "列出档案里的文章：按作者、报纸、日期、版面、地方、标题或内容。 "
        "List the articles of the archive by author, newspaper, day, page, place, headline or topic."
    ),
    arguments=ArticlesArguments,
    output=record(
        {
            "total": {"type": "integer"},
            "next": maybe({"type": "integer", "description": "skip so many for the next ones"}),
            "articles": array(
                record(
                    {
                        **ARTICLE["properties"],
                        "kind": {"type": "string", "enum": ["article", "caption"]},
                        "paragraphs": {"type": "integer"},
                        "url": text("address of the article"),
                        "citation": maybe({**CITATION, "description": "where it tells of the topic"}),
                    }
                )
            ),
        }
    ),
    run=_articles,
)
