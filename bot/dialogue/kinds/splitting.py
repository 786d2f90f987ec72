"""A question that asks several things, split into its parts: each with a label, each a whole question."""

import re
from typing import Final

from bot.dialogue.plan import SubQuestion
from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import Sort, names_in, squeezed, tagged
from corpus.chinese.questions import FACT_ASKED
from corpus.chinese.units import UNITS
from corpus.lazy import lazy_pattern
from retriever.question import Question

#: The parts of one question that are answered; more are told to be too many.
MOST: Final = 8

#: 各补多少 · 分别是 · 各自有 · 各占: every item of a list is asked for.
_EACH: Final = lazy_pattern(
    r"(?:分别|各自|各(?=[占补有是为给发投建种养收拿得分配多几获建设花出用派奖入要])|都?各)(?:是|为|有)?"
)
#: 和, 与, 以及, 、 between the items of a list.
_AND: Final = lazy_pattern(r"、|以及|还有|(?<![总饱温共])和(?![谐平解睦牧])|[与跟及]|加上?")
_COMMA: Final = lazy_pattern(
    r"[,;。?!]|、(?=[^、]{0,8}(?:多少|几|哪|谁|什么))|(?:以及|还有|和)(?=[^,]{0,10}(?:多少|几[^乎个]?|哪|谁|什么|何时))"
)
#: 里, 中, 的 and a comma end what is said before a list.
_HEAD_END: Final = lazy_pattern("[,里中的:]")
#: 甲村和乙村2023年哪个多, 甲和乙数量哪个大: a time or what is counted behind the last item is that of all.
_WHEN_BEHIND: Final = lazy_pattern(
    r"的?(?:数量|数目|总数|人数)$|在?(?:(?:19|20)\d\d年|去年|今年|前年|目前|现在|上半年|下半年|当年)(?:上半年|下半年|底|末|初)?$"
)
_NUMBER_BEHIND: Final = lazy_pattern("的?(?:数量|数目|总数|人数)")
#: What is done with what is asked of all items of a list.
_GETS: Final = "分补得拿种养收花投占发给领出交赚"
_SHORTEST: Final = 2
_LOOSE: Final = "的了是有在又?,。 "
_LONGEST_LABEL: Final = 12
_MARKS: Final = "?。!,;、 "
_OPENING: Final = lazy_pattern(r"^(?:其中|而|又|还|并|再|另外|总共|一共|此外)")


def plain_form(question: Question | str) -> str:
    """Return a question in comparable characters, without the marks at its end; numerals stay as written."""
    return Question.parse(question).plain.text.strip().rstrip(_MARKS)


def items_asked(plain: str) -> list[SubQuestion]:
    """Return the parts of 甲、乙和丙各多少: the same asked of every item; empty where a question is not like that."""
    each = _EACH.search(plain)
    if not each or not FACT_ASKED.search(plain, each.end()):
        return []
    items = enumerated(plain[: each.start()])
    if items is None:
        return []
    head, labels, tail = items
    asking = re.sub(r"^(?:是|为|有)?", "", plain[each.end() :])
    verb = "有" if re.match(r"多少|几", asking) and not tail else ""
    return [SubQuestion(label, f"{head}{label}{tail}{verb}{asking}") for label in labels]


def enumerated(text: str) -> tuple[str, list[str], str] | None:
    """Return what stands before a list at the end of a text, its items, and what is said of all of them; or None.

    秀巴村收益里分红、滚动资金、扶持困难户 → (秀巴村收益里, [分红, 滚动资金, 扶持困难户], "").
    """
    pieces = [piece.strip() for piece in _AND.split(text)]
    if len(pieces) < 2 or not all(pieces):
        return None
    head, first = _head_and_item(pieces[0], pieces[1])
    if not head and (place := _place_of_all(first, pieces[1:])):
        head, first = place, first.removeprefix(place)
    last, tail = _item_and_tail(pieces[-1], pieces[0])
    if not tail and (when := _WHEN_BEHIND.search(last)) and when.start() >= _SHORTEST:
        last, tail = last[: when.start()], "" if _NUMBER_BEHIND.fullmatch(when.group()) else when.group()
    if tail.startswith("的") and len(last) > _SHORTEST and last[-1] in _GETS and last[-2] == first[-1]:
        last, tail = last[:-1], last[-1] + tail  # 一级户和三级户分的钱
    labels = [first, *pieces[1:-1], last]
    if not all(0 < len(label) <= 16 for label in labels):
        return None
    return head, [_completed(label, last) for label in labels], tail


def _head_and_item(text: str, other: str) -> tuple[str, str]:
    """Part what is said before a list from its first item."""
    if _opens_with_place(text) and _opens_with_place(other):
        return "", text
    cuts = [match.end() for match in _HEAD_END.finditer(text) if match.group() != "的" or "的" not in other]
    for cut in reversed(cuts):
        if min(_SHORTEST, len(other)) <= len(text) - cut:
            return text[:cut], text[cut:]
    at = 0
    for word, tag in tagged(text):
        at += len(word)
        if tag in ("LOC", "ORG", "nz", "v", "PER") and at >= _SHORTEST <= len(text) - at <= len(other) + 3:
            return text[:at], text[at:]
    return "", text


def _place_of_all(first: str, others: list[str]) -> str:
    """Return the place or body that the first item opens with, where no other item has a name: it is all of theirs."""
    named = [name.text for name in names_in(squeezed(first)) if name.sort in (Sort.PLACE, Sort.ORGANISATION)]
    if not named or not first.startswith(named[0]) or len(first) - len(named[0]) < _SHORTEST:
        return ""
    return "" if any(map(_opens_with_place, others)) else named[0]


def _opens_with_place(item: str) -> bool:
    """Tell whether an item of a list names its own place before anything else."""
    first = next(iter(names_in(squeezed(item))), None)
    return first is not None and not first.start and first.sort is Sort.PLACE


def _item_and_tail(text: str, first: str) -> tuple[str, str]:
    """Part the last item of a list from what is said of all of them (三类村的积分超市 → 三类村, 的积分超市)."""
    cut = text.find(",")
    if cut > 0:
        return text[:cut], text[cut:]
    cut = text.find("的")
    own = "的" in first and "的" in text[:-1]  # 实体化建的超市和合作的商超: each has one of its own
    return (text[:cut], text[cut:]) if cut > 0 and not own else (text, "")


def _completed(label: str, last: str) -> str:
    """Return 五星级党支部 for 五星级 before 四星级党支部: what the last item says for all of them."""
    at = last.rfind(label[-1])
    goes_on = label != last and 0 < at < len(last) - 1
    if goes_on and _SHORTEST <= len(label) <= at + _SHORTEST:
        return label + last[at + 1 :]
    return label


def questions_asked(plain: str) -> list[SubQuestion]:
    """Return the parts of a question that asks more than once: 哪年成立,哪年建支部; empty where it asks once."""
    pieces = _pieces(plain)
    if len(pieces) < 2:
        return []
    first = pieces[0]
    asks = FACT_ASKED.search(first)
    if asks is None:
        return []
    subject = subject_before(first[: asks.start()])
    label = label_of(first, subject)
    if FACT_ASKED.fullmatch(label):  # 剧场总造价多少: named by what is asked about, not by the word that asks
        label = subject[-_LONGEST_LABEL:] or label
    found = [SubQuestion(label, first)]
    for piece in pieces[1:]:
        rest = _OPENING.sub("", piece)
        at = FACT_ASKED.search(rest)
        if at is None or _OF_EACH.match(rest):
            return []
        own = names_in(squeezed(rest))
        if any(name.sort is not Sort.ORDINAL for name in own):
            whole = rest
        elif at.start() == 0 and not re.match(r"哪|谁|何时|什么时候|啥时", rest):
            whole = first[: asks.start()] + rest  # 运了多少沙袋,几顶帐篷
        else:
            whole = subject + rest
        found.append(SubQuestion(label_of(rest, ""), whole))
    return found


def _pieces(plain: str) -> list[str]:
    """Return the stretches of a question of which each asks something; what asks nothing goes to the one behind it."""
    cut: list[str] = []
    waiting = ""
    for piece in _COMMA.split(plain):
        piece = piece.strip()  # noqa: PLW2901
        if not piece:
            continue
        if FACT_ASKED.search(piece):
            cut.append(f"{waiting},{piece}" if waiting else piece)
            waiting = ""
        elif cut or waiting:
            waiting = f"{waiting},{piece}" if waiting else piece
        else:
            waiting = piece
    return cut


def subject_before(text: str) -> str:
    """Return what the beginning of a question is about: all of it up to its first verb, or up to its last name."""
    at, end = 0, 0
    for word, tag in tagged(text):
        if tag in ("v", "d", "p", "c") and end >= _SHORTEST:
            break
        at += len(word)
        if tag not in ("u", "w", "r", "q"):
            end = at
    return text[:end] or text


#: 有哪些学校,各多少: a list with its values, one question.
_OF_EACH: Final = lazy_pattern("分别|各(?!地|界|族|级|类|种|项|国)")
#: What is no label: the words that ask, and those that only link.
_NO_LABEL: Final = lazy_pattern(
    r"多少|(?<![好十])几[个名人家户次件位条项顶座台辆所间只头匹张份本亩]?|百分之几|哪一?[年天月日位个家里儿些]|谁|什么时候|啥时候?|何时|什么"
    r"|(?<=.)[是有了的在]$|^[是有了的在]|一共|总共|其中|又"
)


def label_of(piece: str, subject: str) -> str:
    """Return a short name for what a part asks: 沙袋 for 运了多少沙袋, 成立 for 哪年成立的, whom for 陈平是谁."""
    asks = FACT_ASKED.search(piece)
    behind = _NO_LABEL.sub("", piece[asks.start() :]) if asks else ""
    counted = behind.strip(_LOOSE)
    behind = _without_measure(counted)
    own = piece.removeprefix(subject).strip(_LOOSE)
    before = own[: asks.start() - len(piece) + len(own)].strip(_LOOSE) if asks else own
    if len(behind) >= _SHORTEST or behind != counted:
        return behind
    if len(before) >= _SHORTEST:
        return before[-_LONGEST_LABEL:]
    named = _NO_LABEL.sub("", own).strip(_LOOSE)
    return (own if named or not subject else subject)[:_LONGEST_LABEL]


#: Measure words that begin no noun of three characters: 家合作社 is 合作社.
_MEASURES: Final = frozenset("家名个位座辆台次场期份把顶袋册只匹亩")


def _without_measure(label: str) -> str:
    """Return 营运客车 for 台营运客车; a measure word that is all there is, or begins a word (口罩), stays."""
    unit = UNITS.get(label[:1])
    apart = len(label) > 1 and (
        tagged(label)[0][0] == label[0] or (len(label) > _SHORTEST and label[0] in _MEASURES)
    )
    return label[1:] if apart and unit and unit.dimension is Dimension.COUNT and label not in UNITS else label
