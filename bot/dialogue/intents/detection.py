"""Intents: turns that are commands, small talk or chores, and no questions."""

import re
from dataclasses import dataclass
from enum import Enum

from bot.dialogue.intents.chores import is_chore
from bot.dialogue.intents.markup import has_markup, without_markup
from bot.dialogue.intents.smalltalk import SmallTalk, detect_small_talk
from corpus.chinese.names import with_digits
from corpus.lazy import lazy_pattern
from retriever.question import Question


class Intent(Enum):
    """What a turn wants that is no question to the pages."""

    MORE = "more"
    OPEN = "open"
    SOURCES = "sources"
    CLEAR = "clear"
    REJECT = "reject"
    GREETING = "greeting"
    THANKS = "thanks"
    BYE = "bye"
    HELP = "help"
    AUTHOR = "author"
    NAME = "name"
    DOUBT = "doubt"
    HEARD = "heard"
    CHORE = "chore"


@dataclass(frozen=True, slots=True)
class DetectedIntent:
    """An intent, and the number of the source that the turn names (1 where it names none)."""

    intent: Intent
    number: int = 1


_TAIL = r"[吧呀啊了呢嘛吗哦哈]?[。.!！?？~～ ]*"
_WORDS: tuple[tuple[Intent, str], ...] = (
    (Intent.MORE, r"更多|还有(?:别的|其他的?|更多的?)?|继续|下一页|再来(?:一些|几条|几个|点)|more"),
    (Intent.OPEN, r"(?:看看?|打开|显示)?(?:原文|全文|整篇(?:文章)?|文章全文)|open"),
    (Intent.SOURCES, r"(?:看看?|全部|所有|列出)?(?:的?来源|出处|依据)(?:是什么|有哪些|在哪里?)?|sources?"),
    (
        Intent.CLEAR,
        r"(?:我们|咱们|咱)?换个?一?个?(?:新的?)?话题|新话题|重新开始|从头(?:开始|来)|忘掉刚才的?|new topic",
    ),
    (
        Intent.REJECT,
        r"不是(?:这个|这个意思|这样|问这个|的)?|(?:你|您|这)?(?:答|回答|说|讲|搞|弄|理解)?[得的]?(?:不对|错了?|不正确)|答非所问"
        r"|(?:这|那)?不是我(?:要|想)?问?的|我不是(?:问)?(?:这个|这个意思)|我(?:问|要|说)的不是这个|no|wrong",
    ),
    (
        Intent.HELP,
        r"帮助|帮帮?我|怎么用|如何使用|使用(?:说明|方法)"
        r"|(?:[你您]好[呀啊]?[，,]?)?[你您]都?(?:会|能|可以)(?:帮我)?(?:[做些]*(?:什么|哪些)|干[嘛啥什么]+|做?[些点]?啥)"
        r"|[你您]有(?:什么|哪些)(?:功能|本事|用处?)|有什么用|怎么(?:问|使|玩)|能问(?:些)?(?:什么|啥)|我(?:能|可以)问(?:你)?(?:些)?(?:什么|啥)"
        r"|help|what can you do|how does this work|what can i ask",
    ),
    (
        Intent.AUTHOR,
        r"(?:这|那|它|该)?(?:篇|条|个)?(?:文章|报道|新闻|稿子?)?(?:是|由)?(?:谁|哪[位个]?记者)(?:写|采写|报道)的?"
        r"|(?:作者|记者)(?:是谁|叫什么(?:名字)?|是哪位)?",
    ),
)
_PATTERNS = tuple((step, lazy_pattern(rf"(?:{words}){_TAIL}", re.IGNORECASE)) for step, words in _WORDS)
#: What small talk does.
_SAID = {
    SmallTalk.BYE: Intent.BYE,
    SmallTalk.THANKS: Intent.THANKS,
    SmallTalk.DOUBT: Intent.DOUBT,
    SmallTalk.NAME: Intent.NAME,
    SmallTalk.GREETING: Intent.GREETING,
    SmallTalk.HEARD: Intent.HEARD,
}
#: 第2条 · 打开第3篇的原文 · 2, as the passages and the buttons below a list are numbered.
_NUMBERED = lazy_pattern(
    r"(?:看看?|打开|显示|展开)?"
    r"(?:第(?P<nth>\d{1,2})[条个篇则](?:的?(?:来源|原文|全文|文章))?|(?P<number>\d{1,2}))" + _TAIL
)


def detect_intent(turn: Question | str) -> DetectedIntent | None:
    """Return the intent of a turn, or None where it is a question."""
    turn = Question.parse(turn)
    plain = turn.plain.text.strip()
    for step, pattern in _PATTERNS:
        if pattern.fullmatch(plain):
            return DetectedIntent(step)
    match = _NUMBERED.fullmatch(with_digits(turn.comparable.strip()))  # 第二条 → 第2条, 第二篇 → 第2篇
    if match and (number := int(match["nth"] or match["number"])):
        return DetectedIntent(Intent.OPEN, number)
    said = detect_small_talk(without_markup(plain))
    if said is not None:
        return DetectedIntent(_SAID[said])
    return DetectedIntent(Intent.CHORE) if has_markup(plain) or is_chore(turn) else None
