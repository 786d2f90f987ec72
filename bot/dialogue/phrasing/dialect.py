"""Question words of the south-west and the south in those of the standard language: 好多钱, 几多人, 啥子, 咋个."""

from typing import Final

from corpus.lazy import lazy_pattern

#: 啥子 · 咋个 · 么子 · 几多: they only ask.
_WORDS: Final = (
    (lazy_pattern("啥子|么子"), "什么"),
    (lazy_pattern("咋个|哪么(?=办|样|做|搞)"), "怎么"),
    (lazy_pattern("几多"), "多少"),
)
#: 花了好多钱 · 有好多个: asks how many where nothing else asks, and praises everywhere else (有好多人参加吗).
_MANY: Final = lazy_pattern(r"好多(?=[钱人个家户头名亩块元万次年天公里斤吨条]|[\s?？]*$)")
_ASKS: Final = lazy_pattern(r"[吗嘛吧谁]|多少|几(?!乎)|什么|哪|怎|[是有]没有|是不是|为何")


def in_standard_words(question: str) -> str:
    """Return a question with the question words of the standard language; any other as it is."""
    for pattern, word in _WORDS:
        question = pattern.sub(word, question)
    return question if _ASKS.search(question) else _MANY.sub("多少", question)
