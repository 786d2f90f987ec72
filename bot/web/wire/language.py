"""The language of our own words for one request, by its Accept-Language."""

from typing import Final

from starlette.requests import HTTPConnection

from bot.web.service.service import service_of
from bot.words.language import Language, language_of

_LONGEST: Final = 200  # characters of the header that are looked at


def language_for(connection: HTTPConnection) -> Language:
    """Return the language that a browser wants most, of ours; else the server's."""
    wanted = accepted(connection.headers.get("accept-language", ""))
    return wanted or service_of(connection).settings.language


def accepted(header: str) -> Language | None:
    """Return the first of our languages in an Accept-Language header (en-GB,en;q=0.9,zh;q=0.8), None for neither."""
    best: tuple[float, Language] | None = None
    for part in header[:_LONGEST].split(","):
        tag, _, weight = part.partition(";")
        language = language_of(tag.strip())
        if language is None:
            continue
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            quality = 0.0
        if quality > 0 and (best is None or quality > best[0]):
            best = quality, language
    return best[1] if best else None
