"""The OpenAPI document: every address of the API is in it, and what comes is what it says."""

from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from bot.web.api.document import openapi


def resolved(schema: Any, document: dict[str, Any]) -> Any:
    if isinstance(schema, dict):
        if "$ref" in schema:
            return resolved(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document)
        return {key: resolved(value, document) for key, value in schema.items()}
    return [resolved(one, document) for one in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize(
    ("method", "path", "pattern", "body"),
    [
        ("post", "/v1/ask", "/v1/ask", {"question": "螃蟹节迎客多少"}),
        ("get", "/v1/ask?question=螃蟹节迎客多少", "/v1/ask", None),
        ("post", "/v1/search", "/v1/search", {"question": "螃蟹节"}),
        ("get", "/v1/timeline?topic=螃蟹节", "/v1/timeline", None),
        ("get", "/v1/articles", "/v1/articles", None),
        ("get", "/v1/facets?paper=清澜&most=3", "/v1/facets", None),
        ("get", "/v1/names/周文博", "/v1/names/{name}", None),
        ("get", "/v1/articles/q-1", "/v1/articles/{id}", None),
        ("get", "/v1/info", "/v1/info", None),
        ("get", "/v1/models", "/v1/models", None),
        ("get", "/healthz", "/healthz", None),
        (
            "post",
            "/v1/chat/completions",
            "/v1/chat/completions",
            {"messages": [{"role": "user", "content": "你好"}]},
        ),
        ("post", "/v1/ask", None, {"question": ""}),
    ],
)
def test_what_comes_is_what_the_document_says(
    client: TestClient, method: str, path: str, pattern: str | None, body: Any
) -> None:
    document = client.get("/openapi.json").json()
    reply = client.request(method, path, json=body)
    if pattern is None:
        schema = document["components"]["schemas"]["Error"]
    else:
        schema = document["paths"][pattern][method]["responses"]["200"]["content"]["application/json"][
            "schema"
        ]
    jsonschema.validate(reply.json(), resolved(schema, document))


def test_every_address_of_the_api_is_in_the_document(client: TestClient) -> None:
    routes = {route.path for route in client.app.routes}  # type: ignore[attr-defined]
    served = {path.replace(":path}", "}") for path in routes if path.startswith("/v1/")}
    assert served <= set(openapi()["paths"])
    assert openapi()["openapi"].startswith("3.1")
