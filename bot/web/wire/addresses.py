"""Where an article is on the page of this server."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

Span = tuple[int, int]


def article_address(
    key: str, number: int | None = None, spans: Sequence[Span] = (), conversation: str | None = None
) -> str:
    """Return the address of an article's page, at a paragraph and with stretches of it marked."""
    path = f"/article/{quote(key, safe='')}"
    if number is None:
        return path
    marks = "".join(f":{start}-{end}" for start, end in spans)
    query = {"at": f"{number}{marks}", **({"c": conversation} if conversation else {})}
    return f"{path}?{urlencode(query, safe=':-')}#{f'p{number}' if number >= 0 else 'head'}"
