"""Buttons below a message, refused as the real server refuses them."""

from typing import Any

from .errors import bad

Button = dict[str, Any]
Rows = tuple[tuple[Button, ...], ...]

_ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
_OTHERS = {"keyboard", "remove_keyboard", "force_reply"}


def rows_of(markup: dict[str, Any]) -> Rows:
    """Return the rows of an inline keyboard; other keyboards show nothing below the message."""
    if "inline_keyboard" not in markup:
        if markup and not markup.keys() & _OTHERS:
            raise bad("object expected as reply markup")
        return ()
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse inline keyboard: array of arrays expected")
    for row in rows:
        if len(row) > 8:
            raise bad("BUTTON_ROW_TOO_LONG")  # the real one breaks the row
        for button in row:
            _check(button)
    if sum(map(len, rows)) > 100:
        raise bad("reply markup is too long")
    return tuple(tuple(row) for row in rows if row)


def _check(button: Any) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad('can\'t parse inline keyboard button: field "text" must be of type String')
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    actions = button.keys() & _ACTIONS
    if len(actions) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= 64):
        raise bad("BUTTON_DATA_INVALID")
    copied = button.get("copy_text")
    if copied is not None and not (
        isinstance(copied, dict) and isinstance(copied.get("text"), str) and 1 <= len(copied["text"]) <= 256
    ):
        raise bad("BUTTON_COPY_TEXT_INVALID")
    url = button.get("url")
    if url is not None and not (isinstance(url, str) and url.startswith(("https://", "http://", "tg://"))):
        raise bad("BUTTON_URL_INVALID")
