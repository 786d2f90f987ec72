"""Updates are looked at where they come in."""

from typing import Any

import pytest
from telegram import Update

from bot.telegram.wire.requests import readable
from bot.telegram.wire.shapes import is_update, mended

from .factories import group, private, user

GOOD = {"update_id": 1, **private("甲")}
PRESS = {"update_id": 1, "callback_query": {"id": "1", "from": user(7), "chat_instance": "1", "data": "d"}}


def changed(**changes: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": GOOD["message"] | changes}  # type: ignore[operator]


@pytest.mark.parametrize(
    "update",
    [
        GOOD,
        {"update_id": 1, **group("/ask 乙", topic=5, reply_to_message=GOOD["message"])},
        PRESS,
        {"update_id": 1},
        {"update_id": 1, "a_kind_to_come": 7},
        changed(document={"file_id": "f", "file_unique_id": "u"}),
    ],
)
def test_what_is_read(update: dict[str, Any]) -> None:
    assert is_update(update)
    assert readable(update) == update


@pytest.mark.parametrize(
    "update",
    [
        changed(chat=None),
        changed(chat={}),
        changed(chat={"id": 2**63, "type": "private"}),
        changed(chat={"id": True, "type": "private"}),
        changed(message_id="1"),
        changed(date=-1),
        changed(text=["甲"]),
        changed(entities=[{"type": "bold", "offset": -1, "length": 1}]),
        changed(entities={"type": "bold"}),
        changed(**{"from": {"id": 7, "is_bot": False}}),
        changed(reply_to_message=changed(chat=[])["message"]),
        changed(document={"file_id": 7, "file_unique_id": "u"}),
        {"update_id": 1, "message": []},
        {"update_id": 1, "callback_query": {"id": "1", "data": "d"}},
        {"update_id": 1, "inline_query": {"id": "1", "from": user(7), "query": None, "offset": ""}},
    ],
)
def test_what_keeps_its_number_alone(update: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    assert not is_update(update)
    assert readable(update) == {"update_id": 1}
    assert "left out update 1" in caplog.text


def test_lone_surrogates_are_replaced_and_pairs_are_not() -> None:
    update = readable(changed(text="\ud800甲😀\udfff"))
    assert update["message"]["text"] == "\ufffd甲😀\ufffd"
    message = Update.de_json(update).message
    assert message
    assert message.text == "\ufffd甲😀\ufffd"
    assert mended([{"a": "\ud83d"}, 7, None]) == [{"a": "\ufffd"}, 7, None]
