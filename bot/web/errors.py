"""What a request can be refused for: one class, with the status and the code that a client sees.

Each message is one line in both languages; the client gets the half in its own.
"""

import math
from typing import Final

from bot.errors import BotError

#: What a code means, in the words of the documentation; also the list of all codes.
CODES: Final = {
    "bad_request": "the request cannot be read, or a field of it is missing, unknown or out of range",
    "bad_question": "the question holds no words, or is too long",
    "no_key": "a key is needed, and none or a wrong one came",
    "wrong_host": "a name or a page of another site was used to reach a server of this machine's own",
    "not_found": "no such address, article, conversation or picture",
    "wrong_method": "the address takes other methods",
    "too_large": "the body is larger than is taken",
    "wrong_type": "the body must be JSON and say so",
    "too_slow": "the body did not come in time",
    "not_kept": "a correction of a page was not kept: the page has changed meanwhile, or its folder cannot be written",
    "over_budget": "too many requests of this key or address; Retry-After says when to come again",
    "overloaded": "too many requests at once; Retry-After says when to come again",
    "unavailable": "the index is being replaced, or cannot be read; Retry-After says when to come again",
    "not_kept_here": "facets, names and filters by them, which an index in Milvus does not keep",
    "internal": "a fault of the server's, which its log describes",
}


class ProblemError(BotError):
    """A request that is refused.

    Attributes:
        status: of HTTP.
        code: one of ``CODES``, for programs.
        retry_after: seconds after which to come again, where it may help.
        allow: the methods that the address takes, where another came.
    """

    def __init__(
        self, status: int, code: str, message: str, retry_after: float | None = None, allow: str | None = None
    ) -> None:
        super().__init__(message)
        self.allow = allow
        self.status = status
        self.code = code
        self.retry_after = None if retry_after is None else max(1, math.ceil(retry_after))


def bad_request(message: str) -> ProblemError:
    """Return the error of a request that cannot be read."""
    return ProblemError(400, "bad_request", message)


def not_found(what: str = "没有这个地址 (no such address)") -> ProblemError:
    """Return the error of what is not there."""
    return ProblemError(404, "not_found", what)


def overloaded() -> ProblemError:
    """Return the error of a request for which there is no room now."""
    return ProblemError(503, "overloaded", "忙不过来，请稍后再来 (too busy now, come again)", 1)


def unavailable() -> ProblemError:
    """Return the error of an index that cannot be read now."""
    return ProblemError(503, "unavailable", "索引暂时不可用，请稍后再来 (the index is not available now)", 2)
