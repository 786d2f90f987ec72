"""What the assistant says of itself in a conversation, Chinese and English."""

from dataclasses import dataclass

from bot.language import Language


@dataclass(frozen=True, slots=True)
class Remarks:
    """One language's remarks; braces are filled with ``str.format``."""

    greeting: str
    welcome: str
    goodbye: str
    help: str
    cleared: str
    more: str
    no_more: str
    no_more_listed: str
    sources: str
    nothing_in_hand: str
    no_such_source: str
    article_gone: str
    no_byline: str
    say_it_again: str


_ZH = Remarks(
    greeting="你好，我是报知。问我报上的事，我给出答案、原文段落和出处。",
    welcome="不客气，随时再问。",
    goodbye="再见。",
    help="直接提问，例如“那曲积分超市资金多少”；可以接着问“一类村呢”。"
    "还可以说：来源、原文、第2条、更多、谁写的、换个话题、有哪些文章、关于林芝的报道。",
    cleared="好，换个话题，请问。",
    more="更多相关段落：",
    no_more="没有更多相关段落了。",
    no_more_listed="文章都列完了。",
    sources="上一个回答的来源：",
    nothing_in_hand="还没有可看的回答，请先提一个问题。",
    no_such_source="上一个回答只有 {} 条来源。",
    article_gone="这篇文章已不在索引里。",
    no_byline="这篇文章没有署名。",
    say_it_again="好，请把问题说完整一些，再问一次。",
)
_EN = Remarks(
    greeting="Hello, this is baozhi. Ask about the news; the answer comes with its paragraph and its source.",
    welcome="You are welcome.",
    goodbye="Bye.",
    help="Ask a question; follow-ups are understood. Also: sources, open, more, help, new topic, list articles.",
    cleared="A new topic, then. Please ask.",
    more="Further passages:",
    no_more="There are no further passages.",
    no_more_listed="That was the whole list.",
    sources="Sources of the last answer:",
    nothing_in_hand="There is no answer to look at yet. Please ask a question first.",
    no_such_source="The last answer has {} sources only.",
    article_gone="That article has left the index.",
    no_byline="That article is not signed.",
    say_it_again="Please put the whole question again.",
)


def remarks_in(language: Language) -> Remarks:
    """Return the remarks of a language."""
    return _EN if language == "en" else _ZH
