"""Questions as people type them, made from well-formed ones."""

import random
import re
from typing import Final

_ENDING: Final = re.compile(r"[？?。！!\s]+$")
_ASKING: Final = re.compile(
    r"(?:是|有|为|達到|达到|共有|一共有)?(?:多少|什麼|什么|哪些|哪[一二三四五兩两]?[個个位家種种年月日]|誰|谁|幾|几|哪裡|哪里|何時|何时|"
    r"為什麼|为什么|為何|为何|怎麼|怎么|怎樣|怎样|如何)"
)
_PARTICLE: Final = re.compile(r"[的了是在於于]")
_SWAPS: Final = (
    "的得",
    "在再",
    "做作",
    "那哪",
    "年念",
    "元员",
    "名明",
    "和合",
    "及级",
    "以已",
    "其期",
    "成城",
)
"""Characters that an input method confuses."""
_COLLOQUIAL: Final = (
    (r"什么时候|何时", "啥时候"),
    (r"为什么|为何", "为啥"),
    (r"什么", "啥"),
    (r"怎么|怎样|如何", "咋"),
    (r"多少(?=[个名户家人次])", "几"),
    (r"哪里", "哪儿"),
)


def keywords(question: str, rng: random.Random) -> str:
    """Return a question as a line of key words: no question word at its end, spaces for particles."""
    text = _ENDING.sub("", question)
    match = _ASKING.search(text)
    if match and rng.random() < 0.7:
        text = text[: match.start()] + text[match.end() :]
    text = _PARTICLE.sub(lambda found: " " if rng.random() < 0.6 else found.group(), text)
    text = re.sub(r"[，,、\s]+", " ", text).strip()
    return text if len(text) >= 4 else question


def colloquial(question: str, rng: random.Random) -> str:
    """Return a question with the words of speech."""
    text = _ENDING.sub("", question)
    for pattern, word in _COLLOQUIAL:
        text = re.sub(pattern, word, text)
    return text + rng.choice(("", "", "啊", "呢", "呀"))


def with_slip(question: str, rng: random.Random) -> str:
    """Return a question with one slip: a character lost, doubled, exchanged with its neighbour or confused."""
    pairs = {a: b for pair in _SWAPS for a, b in zip(pair, pair[::-1], strict=True)}
    confused = [i for i, char in enumerate(question) if char in pairs]
    if confused and rng.random() < 0.5:
        i = rng.choice(confused)
        return question[:i] + pairs[question[i]] + question[i + 1 :]
    places = [i for i in range(len(question) - 1) if not (question[i] + question[i + 1]).isascii()]
    if len(places) < 6:
        return question
    i = rng.choice(places)
    lost, doubled = question[:i] + question[i + 1 :], question[: i + 1] + question[i:]
    swapped = question[:i] + question[i + 1] + question[i] + question[i + 2 :]
    return rng.choice((lost, doubled, swapped))


def varied(question: str, rng: random.Random) -> str:
    """Return the question, or one time in two another way to type it."""
    draw = rng.random()
    if draw < 0.5:
        return question
    if draw < 0.58:
        return _ENDING.sub("", question)
    if draw < 0.78:
        return keywords(question, rng)
    if draw < 0.88:
        return colloquial(question, rng)
    return with_slip(question, rng)
