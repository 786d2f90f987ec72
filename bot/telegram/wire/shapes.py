"""The shape of what the bot reads of an update, after https://core.telegram.org/bots/api#update.

The library takes over whatever JSON there is: a chat may be missing, a text may be a number. Updates are looked
at once, where they come in, so that nothing behind has to doubt them.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]

#: The field of a message that held something which cannot be read.
UNREAD = "unread"
#: What people send besides text and files.
_CONTENTS = frozenset(
    {
        "animation",
        "audio",
        "checklist",
        "contact",
        "dice",
        "game",
        "giveaway",
        "invoice",
        "location",
        "paid_media",
    }
    | {"photo", "poll", "sticker", "story", "venue", "video", "video_note", "voice"}
)

#: The updates that bring a message.
_MESSAGES = frozenset({"message", "edited_message", "channel_post", "edited_channel_post", "guest_message"})

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _is(kind: type) -> Check:
    return lambda value: type(value) is kind  # True is no number here


def _number(low: int, high: int) -> Check:
    return lambda value: type(value) is int and low <= value <= high


def _each(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(needed: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    def check(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and all(name in value and right(value[name]) for name, right in needed.items())
            and all(name not in value or right(value[name]) for name, right in optional.items())
        )

    return check


def _replied(value: Any) -> bool:
    return _MESSAGE(value)


_ID = _number(-(2**63), 2**63 - 1)
_COUNT = _number(0, 2**31 - 1)
_USER = _object(
    {"id": _ID, "is_bot": _is(bool), "first_name": _is(str)},
    {"username": _is(str), "language_code": _is(str)},
)
_CHAT = _object(
    {"id": _ID, "type": _is(str)}, {"title": _is(str), "username": _is(str), "is_forum": _is(bool)}
)
_ENTITIES = _each(_object({"type": _is(str), "offset": _COUNT, "length": _COUNT}, {"user": _USER}))
_DOCUMENT = _object(
    {"file_id": _is(str), "file_unique_id": _is(str)},
    {"file_name": _is(str), "file_size": _ID, "mime_type": _is(str)},
)
_SIZES = _each(
    _object(
        {"file_id": _is(str), "file_unique_id": _is(str), "width": _COUNT, "height": _COUNT},
        {"file_size": _ID},
    )
)
_KEYBOARD = _object(
    {"inline_keyboard": _each(_each(_object({"text": _is(str)}, {"callback_data": _is(str)})))}, {}
)
_PLACE: dict[str, Check] = {"message_id": _ID, "date": _COUNT, "chat": _CHAT}
_OPTIONAL: dict[str, Check] = {
    "from": _USER,
    "sender_chat": _CHAT,
    "text": _is(str),
    "caption": _is(str),
    "entities": _ENTITIES,
    "caption_entities": _ENTITIES,
    "document": _DOCUMENT,
    "photo": _SIZES,
    "media_group_id": _is(str),
    "message_thread_id": _ID,
    "is_topic_message": _is(bool),
    "reply_to_message": _replied,
    "edit_date": _COUNT,
    "guest_query_id": _is(str),
    "reply_markup": _KEYBOARD,
}
_MESSAGE = _object(_PLACE, _OPTIONAL)
_READ = _PLACE.keys() | _OPTIONAL.keys() | {"migrate_to_chat_id", "via_bot", "is_automatic_forward"}
_MEMBER = _object({"status": _is(str), "user": _USER}, {})
_QUERY = {"id": _is(str), "from": _USER}
_UPDATE = _object(
    {"update_id": _ID},
    {
        "message": _MESSAGE,
        "edited_message": _MESSAGE,
        "channel_post": _MESSAGE,
        "edited_channel_post": _MESSAGE,
        "guest_message": _MESSAGE,
        "my_chat_member": _object(
            {
                "chat": _CHAT,
                "from": _USER,
                "date": _COUNT,
                "old_chat_member": _MEMBER,
                "new_chat_member": _MEMBER,
            },
            {},
        ),
        "callback_query": _object(_QUERY, {"message": _MESSAGE, "data": _is(str)}),
        "inline_query": _object({**_QUERY, "query": _is(str), "offset": _is(str)}, {}),
    },
)


def is_update(value: Any) -> bool:
    """Return whether JSON is an update whose parts, as far as they are read here, have the right types."""
    return _UPDATE(value)


def bare(update: dict[str, Any]) -> dict[str, Any]:
    """Return an update whose messages hold what is read here and no more.

    Servers and the library change at different times: what one writes of a poll may not be enough for the other.
    That there was something of the kind is noted in the field ``UNREAD``.
    """
    return {
        name: _bare_message(value) if name in _MESSAGES and isinstance(value, dict) else value
        for name, value in update.items()
    }


def _bare_message(message: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in message.items() if name in _READ}
    if isinstance(replied := kept.get("reply_to_message"), dict):
        kept["reply_to_message"] = _bare_message(replied)
    return kept | ({UNREAD: True} if _CONTENTS & message.keys() else {})


def mended(value: Any) -> Any:
    """Return JSON without lone surrogates, which neither a database nor a request can take."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [mended(item) for item in value]
    if isinstance(value, dict):
        return {name: mended(item) for name, item in value.items()}
    return value
