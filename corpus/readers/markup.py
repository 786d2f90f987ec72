"""Tags and entities that a web page left in a text, read as a browser shows them.

Only what is a tag or an entity by its name is taken for one: a<b, AT&T and R&D; stay as they are.
"""

import re
from html.entities import html5
from typing import Final

from corpus.lazy import lazy_pattern

_BLOCKS: Final = (
    "p|div|li|ul|ol|dl|dt|dd|tr|table|tbody|thead|h[1-6]|section|article|header|footer|blockquote|center|hr"
)
_SPANS: Final = (
    "a|b|i|u|s|q|em|strong|span|font|small|big|sup|sub|nobr|wbr|img|code|tt|"
    "html|head|body|title|meta|link|input|o:p"
)
#: <td class="x">, </span>, <br/>: a name of HTML, attributes of Latin letters, nothing else.
_TAG: Final = lazy_pattern(
    rf"<(?P<close>/?)(?P<name>br|td|th|{_BLOCKS}|{_SPANS})"
    r"(?P<more>(?:\s+[a-z][\w:-]{0,40}(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>\"']+))?){0,20})\s*/?>",
    re.IGNORECASE,
)
_PARAGRAPH: Final = lazy_pattern(_BLOCKS, re.IGNORECASE)
#: What a browser does not show in the page: scripts, styles, the title of the window, the document's declaration.
_HIDDEN: Final = lazy_pattern(
    r"<(script|style|title)\b[^<>]{0,500}>.*?</\1\s*>|<!doctype[^<>]{0,500}>", re.IGNORECASE | re.DOTALL
)
#: &nbsp; &amp; &#8212; &#x4e00;
_ENTITY: Final = lazy_pattern(
    r"&(?:#(?P<number>\d{1,7})|#[xX](?P<hex>[\da-fA-F]{1,6})|(?P<name>[a-zA-Z]{2,31}\d{0,2}));"
)
_NO_TEXT: Final = lazy_pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def without_markup(text: str) -> str:
    """Return a text with its tags taken out and its entities as the characters they name."""
    if "<" in text:
        closed = {match["name"].lower() for match in _TAG.finditer(text) if match["close"]}
        text = _TAG.sub(lambda match: _shown(match, closed), _HIDDEN.sub("", text))
    return _ENTITY.sub(_character, text) if "&" in text else text


def _shown(match: re.Match[str], closed: set[str]) -> str:
    """Return what a browser shows for a tag; a letter in angle brackets is none unless it is closed somewhere."""
    name = match["name"].lower()
    if len(name) == 1 and name != "p" and name not in closed:
        return match.group()
    if name == "br":
        return "\n"
    if name in ("td", "th"):
        return "" if match["close"] else "\u3000"
    return "\n\n" if _PARAGRAPH.fullmatch(name) else ""


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        found = html5.get(f"{match['name']};", match.group())
    else:
        code = int(match["number"]) if match["number"] else int(match["hex"], 16)
        found = chr(code) if code < 0x110000 else match.group()
    if found in "\xa0\t\n\r":
        return " "
    return match.group() if _NO_TEXT.search(found) else found
