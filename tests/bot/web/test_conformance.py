"""The API is held to its document by schemathesis. That is much to install: `make api` does, and runs this."""

import re
from typing import Any

import pytest

pytest.importorskip("schemathesis", reason="schemathesis is not installed; run make api")

import schemathesis
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from bot.web.api.document import openapi
from bot.words.filters import DAY
from retriever import Filter
from retriever.errors import BadFilterError
from tests.bot.web.conftest import HERE

api = schemathesis.openapi.from_dict(openapi())


@schemathesis.hook
def filter_case(context: Any, case: Any) -> bool:
    """Leave out days that no calendar has (11-31) and bounds the wrong way round: no schema can tell them."""
    fields = {**(case.query or {}), **(case.body if isinstance(case.body, dict) else {})}
    bounds = {name: str(fields.get(name) or "") for name in ("since", "until")}
    if not all(re.fullmatch(DAY, bound) for bound in bounds.values()):
        return True
    try:
        Filter(**bounds)
    except BadFilterError:
        return False
    return True


@api.parametrize()
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_comes_is_what_the_document_says(case: Any, client: TestClient) -> None:
    sent = case.as_transport_kwargs(base_url=HERE)
    del sent["cookies"]  # the document knows none
    if "data" in sent:
        sent["content"] = sent.pop("data")  # as this client calls a body of bytes
    case.validate_response(client.request(**sent))
