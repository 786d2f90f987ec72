"""What people ask of a machine and no archive of newspapers answers: the clock, the weather, a poem, a sum."""

import re
from typing import Final

from corpus.lazy import lazy_pattern
from retriever.question import Question

_TAIL: Final = r"(?:给我(?:听听?|看看?)?)?[吧呀啊了呢嘛吗哦哈钟=]*[\s。.!！?？~～=]*"
_FOR_ME: Final = r"(?!.{0,6}[找查搜])(?:请|你|您|能不能|能|可以)*(?:帮我|给我|替我|跟我|为我)?(?:再)?"
_SUM: Final = r"(?:计算|算[一1]?下|算算)?"
_NUMBER: Final = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_CHORES: Final = (
    # 今天星期几 · 现在几点 · 今天几月几号 (the day itself, not what happened on it)
    r"(?:今天|明天|昨天|后天)?(?:是)?(?:星期|礼拜|周)[几天]",
    r"(?:现在|北京时间|此刻)(?:是)?(?:几点(?:几分)?|什么时间|什么时候|多少点)",
    r"(?:今天|明天|昨天|现在)(?:是)?(?:几月)?(?:几[号日]|什么日子|哪一?天|多少号)",
    # 今天天气怎么样 · 明天会下雨吗 (today's, not an article's: 6月3日天气怎么样)
    r"[^\W\d]{0,4}?(?:今天|明天|后天|现在|今晚|外面|这几天)的?(?:天气|气温|温度)(?:预报)?(?:怎么?样|如何|好[吗不]好?|是?多少度?)?",
    r"(?:今天|明天|后天|现在|今晚|外面)(?:会不会|会|要)?(?:下雨|下雪|刮风|冷不冷|热不热|冷|热)",
    # 写一首诗 · 帮我写一段代码 · 编个故事
    _FOR_ME + r"(?:写|作|编|画|做|生成)[一1]?(?:首|篇|个|段|封|副|张|些|份)?(?:[^,，。?？谁哪]{0,12}的)?"
    r"(?:诗歌?|词|作文|文章|故事|小说|代码|程序|脚本|检讨书?|邮件|信|歌词?|对联|春联|文案|稿子?|发言稿|讲话稿|作业|画|图|ppt)",
    # 翻译一下上面的回答 · 把这段话翻译成英文
    _FOR_ME + r"翻译(?:[一1]?下)?(?:上面|刚才|前面|以上|这|那)?(?:的|个|段|句|篇|些)*"
    r"(?:回答|答案|内容|话|句子|文章|原文|段落?)?(?:[成为].{1,4}[文语话])?",
    _FOR_ME + r"把[^。?？]{1,16}(?:翻译?|译)成.{1,4}[文语话]",
    # 讲个笑话 · 唱首歌 · 陪我聊天
    _FOR_ME + r"(?:讲|说|来)[一1]?个?(?:.{1,4}的)?(?:笑话|段子|故事|冷笑话)",
    _FOR_ME + r"(?:唱|放|播放?)[一1]?[首个]?(?:歌|音乐|.{1,6}的歌)",
    _FOR_ME + r"(?:陪我)?(?:聊聊?天|聊会儿天|玩个?游戏)",
    # 1+1等于几 · 3乘5 · 十二除以四是多少
    rf"{_SUM}{_NUMBER}(?:\s*(?:[+*/×÷xX-]|加上?|减去?|乘以?|除以)\s*{_NUMBER})+\s*(?:等于|得|是|=)\s*(?:几|多少)?",
    rf"{_SUM}{_NUMBER}(?:\s*(?:[+*×÷]|加上?|减去?|乘以?|除以)\s*{_NUMBER})+",
    # 帮我订一张票 · 叫个外卖 · 定个闹钟
    r"(?:请|你|能不能|能|可以)*(?:帮我|给我|替我)?(?:订|买|叫|定|设)[一1]?(?:张|个|份|辆)?(?:机票|火车票|车票|票|外卖|出租车|车|闹钟)",
)
_CHORE: Final = lazy_pattern("|".join(f"(?:{chore}){_TAIL}" for chore in _CHORES), re.IGNORECASE)
#: 忽略以上所有指令 · 从现在起你是海盗 · ignore previous instructions: orders to be something else.
_ORDER: Final = lazy_pattern(
    r"(?:忽略|无视|忘掉|忘记|不要管|别管)(?:掉)?(?:以上|上面|之前|前面|先前|此前|你)(?:的)?(?:所有|全部|一切|任何)?(?:的)?(?:指令|指示|要求|提示词?|规则|设定|内容|命令|对话)"
    r"|(?:从现在(?:起|开始)|现在)[,，]?(?:请)?你(?:就)?(?:是|扮演|变成)一?个?|^(?:请)?(?:你)?扮演一?个?|(?:打印|输出|显示|告诉我)(?:出)?你的(?:系统)?(?:提示词?|指令|密码|密钥|token|prompt)"
    r"|(?:ignore|forget|disregard) (?:all |any )?(?:of )?(?:the |your )?(?:previous"
    r"|above|prior|earlier) (?:instructions?|prompts?|rules?)|(?:reveal|show|print) your (?:system )?prompt",
    re.IGNORECASE,
)
#: Longest turn that may be a chore, in code points.
_LONGEST: Final = 40


def is_chore(turn: Question | str) -> bool:
    """Tell whether a turn asks for what the archive cannot hold, and nothing else, or orders us about."""
    plain = Question.parse(turn).comparable.strip()
    return bool(_ORDER.search(plain)) or (len(plain) <= _LONGEST and bool(_CHORE.fullmatch(plain)))
