"""The articles as resources: listed a page at a time, read by their address."""

from typing import Final

from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from bot.dialogue.listing.article_index import article_index_of
from bot.mcp.addresses import TEMPLATE, address_of, find_named
from bot.mcp.shown import article_text
from retriever import ArticleReference, Retriever, origin

#: Articles in one page of the list.
PAGE: Final = 100
_MARKDOWN: Final = "text/markdown"


def list_articles(archive: Retriever, cursor: str | None) -> ListResourcesResult:
    """Return a page of the articles; ``cursor`` is where an earlier page said to go on.

    Raises:
        MCPError: no page said that.
    """
    if cursor is not None and not (cursor.isascii() and cursor.isdecimal()):
        raise MCPError(INVALID_PARAMS, f"{cursor}: 不认识的 cursor (no cursor of ours)")
    start = int(cursor or 0)
    entries = article_index_of(archive).entries
    end = start + PAGE
    return ListResourcesResult(
        resources=[_described(entry.reference) for entry in entries[start:end]],
        next_cursor=str(end) if end < len(entries) else None,
    )


def list_templates() -> ListResourceTemplatesResult:
    """Return the form of an article's address."""
    template = ResourceTemplate(
        name="article",
        title="文章 (an article)",
        uri_template=TEMPLATE,
        description="一篇文章的全文；id 由 search、ask、articles 给出 (a whole article; the tools give its id)",
        mime_type=_MARKDOWN,
    )
    return ListResourceTemplatesResult(resource_templates=[template])


def read_article(archive: Retriever, address: str) -> ReadResourceResult:
    """Return the article at an address.

    Raises:
        MCPError: there is none.
    """
    named = find_named(archive, address) if address.startswith(TEMPLATE.partition("{")[0]) else None
    article = archive.article(named.article) if named else None
    if article is None:
        raise MCPError(INVALID_PARAMS, "没有这篇文章 (no such article)", {"uri": address})
    content = TextResourceContents(uri=address, text=article_text(article), mime_type=_MARKDOWN)
    return ReadResourceResult(contents=[content])


def _described(article: ArticleReference) -> Resource:
    facts = " · ".join(part for part in (article.byline, *origin(article)) if part)
    return Resource(
        uri=address_of(article),
        name=article.id,
        title=article.title,
        description=facts or None,
        mime_type=_MARKDOWN,
    )
