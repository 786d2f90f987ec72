"""Documents of every bad kind, sent to the bot, and whether their sender was told what became of each."""

import random
from dataclasses import dataclass, field

from bot.words.telegram.texts import CHINESE
from tests.bot.telegram.fake_api import FakeServer, bad

ADMIN = 900
_ENDS = (
    *(CHINESE.document_indexed, CHINESE.document_unread, CHINESE.document_aside),
    *(CHINESE.document_failed, CHINESE.document_unfetched),
)


def _bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")
    return "\n".join(["---", *lines, "title: *i", "---", "", "正文。", ""])


#: What stands in a document of each kind; the scripted indexer sleeps or falls over some of it.
CONTENTS = {
    "good": "---\ntitle: 修渠\n---\n\n今年修渠。\n",
    "bomb": _bomb(),
    "garbage": "\x00\x01\x02\udcff",
    "endless": "睡",
    "crashing": "崩",
    "gone": "取不到",
    "cut_off": "断了",
}


@dataclass
class Documents:
    """Sends documents and looks for what was said of them."""

    server: FakeServer
    sent: list[str] = field(default_factory=list)

    async def send(self, chance: random.Random) -> None:
        """Send a document of some kind."""
        kind = chance.choice(list(CONTENTS))
        name = f"{kind}_{len(self.sent)}.md"
        self.sent.append(name)
        if kind == "gone":
            self.server.refusals["getFile"].append(
                bad("wrong file_id or the file is temporarily unavailable")
            )
        if kind == "cut_off":
            self.server.broken_files += 1
        content = f"{CONTENTS[kind]}\n\n第{len(self.sent)}份。\n".encode("utf-8", "replace")
        await self.server.user(ADMIN).send_file(name, content)

    def untold(self) -> list[str]:
        """Return the documents of which it was not said what became of them."""
        said = {message.text for message in self.server.sent_to(ADMIN)}
        return [name for name in self.sent if not said & {end.format(name=name) for end in _ENDS}]
