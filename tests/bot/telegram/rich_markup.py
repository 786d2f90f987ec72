"""The HTML of Rich Messages, as far as the bot writes it, read strictly: the text, a line for each block, or an error.

Rules from https://core.telegram.org/bots/api#rich-message-formatting-options. Written for the tests alone and on
purpose without a look at the code that makes the HTML.
"""

from html.parser import HTMLParser

from .markup import MarkupError

BLOCKS = {"p": (), "blockquote": (), "footer": (), "details": (), "summary": ("details",)}
INLINE = {"b", "i", "u", "a", "tg-reference"}
NEEDED = {"a": "href", "tg-reference": "name"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.opened: list[str] = []
        self.links: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self.text += "\n"
            return
        if tag in BLOCKS:
            if set(self.opened) & INLINE or not set(BLOCKS[tag]) <= set(self.opened[-1:]):
                raise MarkupError(f"a block {tag} inside of {self.opened}")
            self.text += "" if not self.text or self.text.endswith("\n") else "\n"
        elif tag not in INLINE:
            raise MarkupError(f'Unsupported start tag "{tag}"')
        if set(given) != ({NEEDED[tag]} if tag in NEEDED else set()):
            raise MarkupError(f"wrong attributes of {tag}: {given}")
        if tag == "a":
            self.links.append(str(given["href"]))
        if tag == "tg-reference":
            self.names.append(str(given["name"]))
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.opened or self.opened.pop() != tag:
            raise MarkupError(f"Unmatched end tag {tag}")

    def handle_data(self, data: str) -> None:
        if not self.opened:
            raise MarkupError("text outside of a block")
        if "\n" in data:
            raise MarkupError("a line break that would be shown as a space")
        self.text += data


def parse_rich(markup: str) -> str:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    if reader.opened:
        raise MarkupError(f"never closed: {reader.opened}")
    missing = {link.removeprefix("#") for link in reader.links} - set(reader.names)
    if missing or len(set(reader.names)) < len(reader.names):
        raise MarkupError(f"links to nothing, or names given twice: {missing}")
    if not 0 < len(reader.text.strip()) <= 32768:
        raise MarkupError("text is empty or too long")
    return reader.text
