"""What is said of lists of articles, Chinese and English; braces are filled with ``str.format``."""

from dataclasses import dataclass

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class ListWords:
    """One language's words."""

    signed: str  # {names}, {number}
    signed_about: str  # {names}, {topic}, {number}
    about: str  # {topic}, {number}
    on_page: str  # {edition}, {number}
    there_are: str  # {heading}
    more: str  # {number}
    none_signed: str  # {names}
    none_signed_about: str  # {names}, {topic}
    none_about: str  # {topic}
    none_on_page: str  # {edition}
    no_editions: str
    no_days: str
    alike: str  # {names}
    edition: str  # {number}
    untitled: str
    picture: str  # {text}
    nowhere: str
    comma: str
    either: str
    across: str  # {number}
    more_of: str  # {number}
    about_what: str
    kinds: str  # {articles}, {pictures}
    signers: str  # {number}
    signer: str  # {name}, {number}
    more_signers: str  # {number}
    in_year: str  # {value}, {year}
    such_as: str  # {examples}
    example: str  # {question}


_ZH = ListWords(
    signed="{names}署名的有 {number} 篇：",
    signed_about="{names}署名、提到“{topic}”的有 {number} 篇：",
    about="关于“{topic}”的有 {number} 篇：",
    on_page="{edition}有 {number} 篇：",
    there_are="有。{heading}",
    more="还有 {number} 篇，说“更多”接着看。",
    none_signed="没有署名“{names}”的文章。",
    none_signed_about="{names}署名的文章里没有提到“{topic}”的。",
    none_about="没有关于“{topic}”的报道。",
    none_on_page="收录的文章里没有{edition}的。",
    no_editions="来源里没有写版次。",
    no_days="来源里没有写日期。",
    alike="署名相近的有：{names}。",
    edition="第{number}版",
    untitled="（无标题）",
    picture="（图片）{text}",
    nowhere="（没有写明地方）",
    comma="、",
    either="”或“",
    across="有 {number} 处：",
    more_of="还有 {number} 处，说“更多”接着看。",
    kinds="（文章 {articles} 篇、图片 {pictures} 幅）",
    signers="署名的有 {number} 人，从多到少：",
    signer="{name}（{number} 篇）",
    more_signers="还有 {number} 人，说“更多”接着看。",
    about_what="要找关于什么的报道？请说出一个地方、一个人或一件事。",
    in_year="{value}（{year}年）",
    such_as="比如问：{examples}",
    example="“{question}”",
)
_EN = ListWords(
    signed="{number} signed by {names}:",
    signed_about="{number} signed by {names} that mention “{topic}”:",
    about="{number} on “{topic}”:",
    on_page="{number} on {edition}:",
    there_are="Yes. {heading}",
    more="{number} more; say “more” to go on.",
    none_signed="No article is signed by “{names}”.",
    none_signed_about="None of the articles signed by {names} mentions “{topic}”.",
    none_about="There is no article on “{topic}”.",
    none_on_page="None of the articles is of {edition}.",
    no_editions="The sources do not give page numbers.",
    no_days="The sources do not give dates.",
    alike="Similar names: {names}.",
    edition="page {number}",
    untitled="(no headline)",
    picture="(picture) {text}",
    nowhere="(no place given)",
    comma=", ",
    either="” or “",
    across="{number} of them:",
    more_of="{number} more; say “more” to go on.",
    kinds=" ({articles} articles, {pictures} pictures)",
    signers="{number} names in the credits, the busiest first:",
    signer="{name} ({number})",
    more_signers="{number} more; say “more” to go on.",
    about_what="Articles on what? Please name a place, a person or a matter.",
    in_year="{value} ({year})",
    such_as="For example: {examples}",
    example="“{question}”",
)


def list_words(language: Language) -> ListWords:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
