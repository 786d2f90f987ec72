"""A question that asks several things, split into its parts: each with a label, each a whole question."""

import re
from typing import Final

from bot.dialogue.kinds.labels import LONGEST_LABEL, SHORTEST, label_of, subject_before
from bot.dialogue.plan import SubQuestion
from corpus.chinese.names import Sort, names_in, squeezed, tagged
from corpus.chinese.questions import FACT_ASKED
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
_MARKS: Final = "?。!,;、 "
#: 有哪些学校,各多少: a list with its values, one question.
_OF_EACH: Final = lazy_pattern("分别|各(?!地|界|族|级|类|种|项|国)")
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
    if not tail and (when := _WHEN_BEHIND.search(last)) and when.start() >= SHORTEST:
        last, tail = last[: when.start()], "" if _NUMBER_BEHIND.fullmatch(when.group()) else when.group()
    if tail.startswith("的") and len(last) > SHORTEST and last[-1] in _GETS and last[-2] == first[-1]:
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
        if min(SHORTEST, len(other)) <= len(text) - cut:
            return text[:cut], text[cut:]
    at = 0
    for word, tag in tagged(text):
        at += len(word)
        if tag in ("LOC", "ORG", "nz", "v", "PER") and at >= SHORTEST <= len(text) - at <= len(other) + 3:
            return text[:at], text[at:]
    return "", text


def _place_of_all(first: str, others: list[str]) -> str:
    """Return the place or body that the first item opens with, where no other item has a name: it is all of theirs."""
    named = [name.text for name in names_in(squeezed(first)) if name.sort in (Sort.PLACE, Sort.ORGANISATION)]
    if not named or not first.startswith(named[0]) or len(first) - len(named[0]) < SHORTEST:
        return ""
    return "" if any(map(_opens_with_place, others)) else named[0]


def _opens_with_place(item: str) -> bool:
    """Tell whether an item of a list names its own place before anything else."""
    first = next(iter(names_in(squeezed(item))), None)
    return first is not None and not first.start and first.sort is Sort.PLACE


def _name_at(text: str) -> str:
    """Return the place, body or person that opens a text; empty where none does."""
    first = next(iter(names_in(squeezed(text))), None)
    named = first is not None and not first.start and first.sort is not Sort.ORDINAL
    return first.text if first and named else ""


def _doer_at(text: str) -> str:
    """Return the name that opens a text where what it does, or what that is done for, follows; else nothing."""
    name = _name_at(text)
    words = tagged(text)
    ends = {sum(len(word) for word, _ in words[:number]): tag for number, (_, tag) in enumerate(words)}
    return name if ends.get(len(name)) in ("v", "p", "d") else ""


def _item_and_tail(text: str, first: str) -> tuple[str, str]:
    """Part the last item of a list from what is said of all of them (三类村的积分超市 → 三类村, 的积分超市)."""
    cut = text.find(",")
    if cut > 0:
        return text[:cut], text[cut:]
    if (name := _doer_at(text)) and _name_at(first) == first:  # 云浦和临沅为治湖
        return name, text[len(name) :]
    cut = text.find("的")
    own = "的" in first and "的" in text[:-1]  # 实体化建的超市和合作的商超: each has one of its own
    return (text[:cut], text[cut:]) if cut > 0 and not own else (text, "")


def _completed(label: str, last: str) -> str:
    """Return 五星级党支部 for 五星级 before 四星级党支部: what the last item says for all of them."""
    at = last.rfind(label[-1])
    goes_on = label != last and 0 < at < len(last) - 1
    if goes_on and SHORTEST <= len(label) <= at + SHORTEST:
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
        label = subject[-LONGEST_LABEL:] or label
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


#: What keywords ask for without a word that asks: 绣娘人数, 非税收入.
_MEASURED: Final = lazy_pattern(
    "(?:人数|户数|数量|总数|次数|件数|面积|长度|金额|资金|投资|产值|产量|销量|销售额|收入|支出|价格|单价|票价|比例|占比|率|时间|日期|地点)$"
)


def keywords_asked(plain: str) -> list[SubQuestion]:
    """Return the parts of keywords that end with several measures: 合作社 绣娘人数 销售额; empty for any other."""
    words = plain.split()
    first = len(words)
    while first and _MEASURED.search(words[first - 1]):
        first -= 1
    if not 0 < first < len(words) - 1 or FACT_ASKED.search(plain):
        return []
    head = " ".join(words[:first])
    return [SubQuestion(word, f"{head} {word}") for word in words[first:]]


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
