"""The words by which an archive is browsed, Chinese and English, for terminal and web page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class BrowseTexts:
    """One language's words; braces are filled with ``str.format``."""

    facets: Mapping[str, str]
    kinds: Mapping[str, str]
    articles: str  # how many
    mentions: str
    titles: str
    beside: str
    no_paper: str
    nothing: str
    by_time: str
    chosen: str
    all_of_them: str
    go: str
    name_or_day: str


_CHINESE: Final = BrowseTexts(
    facets={
        "paper": "报纸",
        "year": "年",
        "month": "月",
        "day": "日",
        "section": "版名",
        "genre": "体裁",
        "kind": "种类",
        "author": "作者",
        "person": "人物",
        "place": "地方",
        "organisation": "单位",
    },
    kinds={"article": "文章", "caption": "图片说明", "other": "其他"},
    articles="{} 篇",
    mentions="说到的地方",
    titles="身份",
    beside="一起说到的",
    no_paper="没有报名",
    nothing="没有文章",
    by_time="时间",
    chosen="已选",
    all_of_them="列出这些文章",
    go="去看",
    name_or_day="人名、地名、单位或日期",
)
_ENGLISH: Final = BrowseTexts(
    facets={
        "paper": "Newspapers",
        "year": "Years",
        "month": "Months",
        "day": "Days",
        "section": "Sections",
        "genre": "Genres",
        "kind": "Kinds",
        "author": "Authors",
        "person": "Persons",
        "place": "Places",
        "organisation": "Organisations",
    },
    kinds={"article": "article", "caption": "caption", "other": "other"},
    articles="Articles: {}",
    mentions="Where it is named",
    titles="Titles",
    beside="Named beside it",
    no_paper="no newspaper's name",
    nothing="no articles",
    by_time="Time",
    chosen="Chosen",
    all_of_them="List these articles",
    go="Go",
    name_or_day="a person, place, organisation or day",
)


def browse_texts_in(language: Language) -> BrowseTexts:
    """Return the words of a language."""
    return _ENGLISH if language == "en" else _CHINESE
