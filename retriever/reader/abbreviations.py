"""Abbreviations in Latin letters that papers print in Chinese words: GDP is 生产总值."""

from typing import Final

from corpus.lazy import lazy_pattern

#: Of each the words that mean it, the one first that stands for all of them.
MEANINGS: Final = {
    "gdp": ("地区生产总值", "国内生产总值", "生产总值"),
    "cpi": ("居民消费价格指数", "居民消费价格"),
    "ppi": ("工业生产者出厂价格", "工业品出厂价格"),
    "pmi": ("采购经理指数",),
    "r&d": ("研究与试验发展", "研发"),
    "ai": ("人工智能",),
    "vr": ("虚拟现实",),
    "icu": ("重症监护室", "重症医学科", "重症"),
    "ct": ("断层扫描",),
    "app": ("手机软件", "应用程序", "客户端"),
    "wto": ("世界贸易组织", "世贸组织"),
    "who": ("世界卫生组织", "世卫组织"),
    "imf": ("国际货币基金组织",),
    "ngo": ("非政府组织",),
    "ceo": ("首席执行官",),
    "uav": ("无人机",),
    "hr": ("人力资源",),
}
_LATIN: Final = lazy_pattern(r"(?<![A-Za-z\d])[A-Za-z][A-Za-z&]{1,2}[A-Za-z]?(?![A-Za-z\d])")


def meaning_in(abbreviation: str, told: str) -> str | None:
    """Return the Chinese words of a text that mean an abbreviation, or None."""
    return next((words for words in MEANINGS.get(abbreviation.lower(), ()) if words in told), None)


def spelt_out(question: str, told: str) -> str:
    """Return a question with its abbreviations in the words of a text that has those and not the letters."""
    for match in reversed(list(_LATIN.finditer(question))):
        meaning = meaning_in(match.group(), told)
        if meaning and match.group().lower() not in told.lower():
            question = question[: match.start()] + meaning + question[match.end() :]
    return question
