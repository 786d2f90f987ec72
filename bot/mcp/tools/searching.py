"""The tool search: the best passages for a question."""

import json
from typing import Any, Final

from pydantic import Field

from bot.dialogue.schemas import HIT, array, record, text
from bot.mcp.addresses import address_of, key_of
from bot.mcp.tools.tool import Desk, Reply, Tool, Within
from retriever import Hit

_MOST: Final = 50
#: Characters of a passage that stand in for a headline.
_OPENING: Final = 20


class SearchArguments(Within):
    """What to search for, and among which articles."""

    query: str = Field(description="问题或关键词，最好用中文 (a question or keywords, best in Chinese)")
    k: int = Field(default=8, ge=1, le=_MOST, description="要几段 (how many passages)")


def _search(desk: Desk, arguments: SearchArguments) -> Reply:
    hits = desk.archive.search(arguments.query, arguments.k, arguments.filters)
    # some clients read the text alone, as JSON of this shape
    shown = [{**headed(hit), "text": hit.text, "source": str(hit.citation)} for hit in hits]
    value = {"results": [{**headed(hit), **hit.to_json()} for hit in hits]}
    return Reply(value, json.dumps({"results": shown}, ensure_ascii=False))


def headed(hit: Hit) -> dict[str, Any]:
    """Return the id, the headline (the first words where there is none) and the address of a hit."""
    article = hit.citation.article
    opening = hit.text if len(hit.text) <= _OPENING else f"{hit.text[: _OPENING - 1]}…"
    title = article.title or opening
    return {"id": key_of(hit.citation), "title": title, "url": address_of(article)}


SEARCH: Final = Tool(
    name="search",
    title="搜索报纸 (search the newspapers)",
    description=(
        "在中文报纸档案里搜索，返回最相关的段落和逐字的出处；用 fetch 读全文。 "
        "Search the newspaper archive: the best passages, verbatim, with their sources. Read whole articles with fetch."
    ),
    arguments=SearchArguments,
    output=record(
        {
            "results": array(
                record(
                    {
                        "id": text("for fetch"),
                        "title": text("headline, or the first words where there is none"),
                        "url": text("address of the article"),
                        **HIT["properties"],
                    }
                ),
                "best first",
            )
        }
    ),
    run=_search,
)
