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
    # answers that are put together
    too_many_parts: str  # the most
    not_told: str
    same_thing: str
    operand_missing: str
    units_differ: str
    equal: str  # the values
    the_more: str  # label: which; trait: the word asked in (长, 高); shown: the values
    the_less: str
    apart: str  # label: the greater one; trait; by: how much; working; shown
    by: str  # how much
    more_by: str  # the trait where none is asked in
    rose: str
    fell: str
    earlier: str
    later: str
    about: str
    yes: str  # the fact
    no: str
    no_doing: str  # the verb that is denied, the fact
    there_is: str
    there_is_not: str


_ZH = Remarks(
    greeting="你好，我是报知。问我报上的事，我给出答案、原文段落和出处。",
    welcome="不客气，随时再问。",
    goodbye="再见。",
    help="直接提问，可以接着问“那……呢”。谁写过什么、有没有关于什么的报道、总结一下哪篇、哪些地方做了什么，都可以问。"
    "还可以说：来源、原文、第2条、更多、谁写的、换个话题、有哪些文章。",
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
    too_many_parts="一次最多问 {} 件事，请分几次问。",
    not_told="报上没有写",
    same_thing="这是同一样东西，没有可比的。",
    operand_missing="报上的数不全，算不出来。",
    units_differ="报上的两个数单位不同，不能相比，也不能相加。",
    equal="一样：{}",
    the_more="{label}{trait}：{shown}",
    the_less="{label}{trait}：{shown}",
    apart="{label}{trait}{by}（{working}；{shown}）",
    by="，相差{}",
    more_by="多",
    rose="增加",
    fell="减少",
    earlier="原来",
    later="后来",
    about="约",
    yes="是，{}",
    no="不是，{}",
    no_doing="不{}，{}",
    there_is="有，{}",
    there_is_not="没有，{}",
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
    too_many_parts="Please ask at most {} things at once.",
    not_told="not told",
    same_thing="That is one and the same thing; there is nothing to compare.",
    operand_missing="The pages do not give all the figures. ",
    units_differ="The figures are in different units and cannot be set against each other. ",
    equal="The same: {}",
    the_more="{label} is more: {shown}",
    the_less="{label} is less: {shown}",
    apart="{label} is more by {by} ({working}; {shown})",
    by=", apart by {}",
    more_by="",
    rose="up by ",
    fell="down by ",
    earlier="before ",
    later="after ",
    about="about ",
    yes="Yes: {}",
    no="No: {}",
    no_doing="No: {1}",
    there_is="Yes: {}",
    there_is_not="No: {}",
)


def remarks_in(language: Language) -> Remarks:
    """Return the remarks of a language."""
    return _EN if language == "en" else _ZH
