"""Who asked what, and what became of it: the bookkeeping behind "none lost, none twice"."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.words.telegram.texts import CHINESE
from tests.bot.telegram.fake_api import FakeServer

_NUMBER = re.compile(r"Q(\d{6})Q")
_ANSWER = "一切正常"  # what the scripted assistant finds


@dataclass
class Ledger:
    """Asks questions, each with a number of its own, and looks for their answers.

    Attributes:
        asked: the numbers of each chat's questions, in their order.
    """

    server: FakeServer
    asked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _count: int = 0

    async def ask(self, chat: int) -> int:
        """Let a user ask the next question; return its number."""
        self._count += 1
        self.asked[chat].append(self._count)
        await self.server.user(chat).say(f"Q{self._count:06}Q 的积分是多少")
        return self._count

    async def ask_in_a_moving_group(self, group: int, new: int) -> None:
        """Let a user ask in a group that becomes a supergroup before the answer comes."""
        self._count += 1
        await self.server.user(-new % 1000 + 2000).say(f"/ask Q{self._count:06}Q 的积分是多少", chat=group)
        self.server.chats.move(group, new)
        self.asked[new].append(self._count)

    def open(self, chat: int) -> int:
        """Return how many of a chat's questions nothing has been said about."""
        return self._open(chat, [message.text for message in self.server.sent_to(chat)])

    def _open(self, chat: int, shown: list[str]) -> int:
        spoken_of = {number for text in shown for number in _numbers(text)}
        excuses = sum(1 for text in shown if not _numbers(text) and text != CHINESE.placeholder)
        return sum(number not in spoken_of for number in self.asked[chat]) - excuses

    def result(self) -> dict[str, int]:
        """Return how many questions were answered, told of, lost, answered twice, or answered out of order."""
        outcome: Counter[str] = Counter(asked=self._count)
        shown: dict[int, list[str]] = defaultdict(list)
        for message in self.server.sent:
            shown[message.chat].append(message.text)
        for chat, numbers in self.asked.items():
            answers = [number for text in shown[chat] if _ANSWER in text for number in _numbers(text)]
            doubts = {number for text in shown[chat] if _ANSWER not in text for number in _numbers(text)}
            excuses = sum(1 for text in shown[chat] if not _numbers(text) and text != CHINESE.placeholder)
            times = Counter(answers)
            silent = [number for number in numbers if not times[number] and number not in doubts]
            outcome["answered"] += sum(times[number] > 0 for number in numbers)
            outcome["told_uncertain"] += len(doubts)
            outcome["told_otherwise"] += excuses
            outcome["answered_twice"] += sum(count > 1 for count in times.values())
            outcome["lost"] += max(0, len(silent) - excuses)
            outcome["out_of_order"] += answers != sorted(answers)
            outcome["foreign"] += sum(number not in numbers for number in answers)
            outcome["placeholders_left"] += shown[chat].count(CHINESE.placeholder)
        return dict(outcome)

    def settled(self) -> bool:
        """Return whether something was said about every question."""
        shown: dict[int, list[str]] = defaultdict(list)
        for message in self.server.sent:
            shown[message.chat].append(message.text)
        return all(self._open(chat, shown[chat]) <= 0 for chat in self.asked)


def _numbers(text: str) -> set[int]:
    return {int(number) for number in _NUMBER.findall(text)}


def is_clean(result: dict[str, int]) -> bool:
    """Return whether nothing was lost, doubled, mixed up or left hanging."""
    bad = ("lost", "answered_twice", "out_of_order", "foreign", "placeholders_left")
    return not any(result[name] for name in bad)
