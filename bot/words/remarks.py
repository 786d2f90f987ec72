"""What the assistant says of itself in a conversation, Chinese and English."""

from dataclasses import dataclass

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class Remarks:
    """One language's remarks; braces are filled with ``str.format``."""

    greeting: str
    welcome: str
    goodbye: str
    help: str
    name: str
    doubt: str
    heard: str
    chore: str
    what_is_meant: str
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
    name="我是报知，一个只按收录的报纸文章回答的程序：给出答案、原文段落和出处，报上没有的就说没有。",
    doubt="答案都摘自原文。说“来源”看依据的段落，说“原文”看整篇；觉得不对，请换个问法再问。",
    heard="好的，可以接着问。",
    chore="这不是报上的事，我答不了：我只查收录的报纸文章，给出答案和出处。请问一件报上写过的事，或者说“有哪些文章”。",
    what_is_meant="哪里不对？请把问题换个说法，说清是哪个地方、哪一年或哪一件事。",
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
    name="I am baozhi, a program that answers from the newspaper articles it holds, with their paragraphs and sources.",
    doubt="Every answer is quoted. Say “sources” for its paragraphs, “open” for the article, or ask in other words.",
    heard="Good. Ask on.",
    chore="That is nothing the papers tell; I only look things up in the articles I hold. Try “list articles”.",
    what_is_meant="What is wrong? Please put it in other words: which place, which year, which matter.",
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
