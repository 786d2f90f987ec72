"""Small talk, told from questions: a turn that is made of such words alone (好的，谢谢 · 嗯嗯 · ok 再见)."""

import re
from enum import Enum
from typing import Final

from corpus.lazy import lazy_pattern


class SmallTalk(Enum):
    """What small talk says; of several in one turn the first of this order counts."""

    BYE = "bye"
    NAME = "name"
    THANKS = "thanks"
    DOUBT = "doubt"
    GREETING = "greeting"
    HEARD = "heard"


#: The words of each, whole: Chinese, then Latin.
_WORDS: Final[tuple[tuple[SmallTalk, str, str], ...]] = (
    (SmallTalk.BYE, r"再见|再会|拜拜|回头见|下次见", r"bye(?:bye)?|goodbye"),
    (
        SmallTalk.THANKS,
        r"(?:非常|多|太|十分|真)?(?:感谢|谢谢|谢)(?:你|您|大家|了|啦)*|辛苦(?:你|您)?|麻烦(?:你|您)?了",
        r"thanks?(?: you)?|thx",
    ),
    (
        SmallTalk.DOUBT,
        r"(?:你|您)?(?:确定|肯定|没搞错|没弄错)吗?|真的(?:假的|吗)?|是真的吗?|当真吗?|是吗|对吗",
        r"really|sure",
    ),
    (
        SmallTalk.NAME,
        r"(?:你|您)(?:到底|究竟)?(?:是(?:谁|什么(?:人|东西|程序|机器人|模型)?|哪位|啥|人还是机器人?)"
        r"|叫(?:什么|啥)(?:名字|名)?|是不?是?一?个?(?:机器人|真人|人工智能|程序|ai|gpt|chatgpt)吗?)"
        r"|(?:你|您)的(?:大?名字?|姓名)(?:是什么|叫什么|是啥)?|自我介绍(?:一下)?|介绍(?:一下|下)?(?:你|您)自己"
        r"|(?:我|我们)?(?:该|应该|应当|可以|能)?(?:怎么|如何|咋)称呼(?:你|您)?(?:才好|好|合适)?"
        r"|(?:你|您)(?:该|应该)?(?:怎么|如何|咋)称呼|(?:你|您)?(?:贵姓|姓(?:什么|啥)|尊姓大名)"
        r"|我?(?:该|应该)?(?:管|喊|叫)(?:你|您)(?:叫)?(?:什么|啥)(?:名字)?",
        r"who are you|what are you|what is your name",
    ),
    (
        SmallTalk.GREETING,
        r"(?:你|您|大家)好(?!厉害|棒|聪明|牛|强)|嗨|哈[喽啰]|喂|早上好|上午好|中午好|下午好|晚上好|早安|晚安|在吗|在不在|在么",
        r"hi|hello|hey",
    ),
    (
        SmallTalk.HEARD,
        r"[你您](?:好|真|太|很)?(?:厉害|棒|聪明|牛|强)|好的|好滴|好哒|好嘞|好吧|好呀|好|行吧|行|可以|嗯+|恩+|哦+|噢+|喔+|对的|对|是的|是这样|是|没错|不错"
        r"|知道|明白|懂|了解|收到|清楚|没了|没有了|没有就算|没有|没事|没关系|没什么|没问题|没别的|不客气|不用谢|不用"
        r"|就这些|就这样|这样|原来如此|原来是这样|原来(?!呢)|算|还行|还好|挺好|很好|真好|太好|太棒|真棒|好棒|棒|厉害"
        r"|真厉害|真牛|点赞|给力|有意思|[哈呵嘿嘻]+",
        r"ok|okay|yes|yeah|yep|cool|great|good|haha|lol",
    ),
)
#: What may stand between and behind such words: 吧, 啦, commas; 那 and 都 before one (那算了, 都懂了).
_FILLER: Final = r"[吧呀啊呢了嘛哦哈噢嗷哇的啦哟诶呗就那都也我挺很真太,，。.!！?？~～、\s]"
_PIECE: Final = lazy_pattern(
    "|".join(f"(?P<{said.name}>{words}|(?:{latin})(?![a-z]))" for said, words, latin in _WORDS)
    + f"|(?P<filler>{_FILLER})",
    re.IGNORECASE,
)
#: 系统：你是谁 · system 你是谁
_PREFIX: Final = lazy_pattern(
    r"(?:system|assistant|user|系统|机器人|小助手|助手|报知)[:：,，\s]*(?=\S)", re.IGNORECASE
)
#: Longest turn that may be small talk, in code points.
_LONGEST: Final = 24


def detect_small_talk(plain: str) -> SmallTalk | None:
    """Return what a turn says that consists of small talk alone, or None.

    Args:
        plain: the turn, in comparable characters (``corpus.chinese.text.normalize``).
    """
    if len(plain) > _LONGEST:
        return None
    prefix = _PREFIX.match(plain)
    at, found = prefix.end() if prefix else 0, set()
    while at < len(plain):
        piece = _PIECE.match(plain, at)
        if piece is None:
            return None
        if piece.lastgroup != "filler":
            found.add(SmallTalk[piece.lastgroup or ""])
        at = piece.end()
    return next((said for said in SmallTalk if said in found), None)
