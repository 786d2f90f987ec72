"""What goes wrong in the archive, as the refusal that a client sees."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from bot.web.errors import ProblemError, not_found, unavailable
from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever.errors import BadFilterError, BadQuestionError, NotKeptHereError, RetrieverError

#: What a refusal is made of; anything else is a fault of ours.
REFUSED: Final = (ProblemError, HTTPException, RetrieverError, EncoderError, CorpusError)


def problem_of(error: BaseException) -> ProblemError:
    """Return the refusal for what was raised while a request was answered."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, BadQuestionError | BadFilterError):
        code = "bad_question" if isinstance(error, BadQuestionError) else "bad_request"
        return ProblemError(400, code, str(error))
    if isinstance(error, NotKeptHereError):
        return ProblemError(501, "not_kept_here", "这个索引没有这一项 (the index does not keep this)")
    if isinstance(error, RetrieverError | EncoderError | CorpusError):
        return unavailable()
    if isinstance(error, HTTPException):
        return _of_routing(error)
    return ProblemError(500, "internal", "服务器出错了 (a fault of the server's)")


def _of_routing(error: HTTPException) -> ProblemError:
    status, allow = error.status_code, (error.headers or {}).get("Allow")
    if status == 405:
        said = "这个地址不用这种方法 (the address takes other methods)"
        return ProblemError(405, "wrong_method", said, allow=allow)
    return not_found() if status == 404 else ProblemError(status, "bad_request", "请求不对 (a bad request)")


def wants_html(connection: HTTPConnection) -> bool:
    """Return whether a reader's browser asks, for a page of ours."""
    path = connection.scope["path"]
    if path.startswith(("/v1/", "/healthz", "/metrics", "/openapi.json")):
        return False
    return "text/html" in connection.headers.get("accept", "")
