"""What a value of an article is called: in the first row of a table, and in a line 标题：… at the top of a text."""

import re
from typing import Final

#: What each value may be called, in small letters and without spaces; of two columns the first name here counts.
NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "编号", "序号", "文章编号", "article_id"),
    "title": ("title", "标题", "題目", "标题名", "题目", "主标题", "headline", "篇名", "題名", "题名"),
    "kicker": ("kicker", "引题", "肩题", "眉题"),
    "subtitle": ("subtitle", "副题", "副标题"),
    "text": ("text", "正文", "内容", "內容", "全文", "content", "body", "文章内容", "正文内容"),
    "byline": ("byline", "author", "作者", "记者", "署名", "authors", "通讯员", "撰稿", "撰文"),
    "date": (
        *("date", "日期", "出版日期", "发布日期", "发布时间", "时间", "刊期", "pubdate", "publish_date"),
        *("publish_time", "见报日期", "报道日期", "刊发日期", "刊登日期", "发表日期", "发表时间"),
    ),
    "newspaper": ("newspaper", "报纸", "报刊", "媒体", "报纸名称", "paper", "报名"),
    "source": ("source", "来源", "來源", "出处"),
    "edition": ("edition", "版次", "版面号", "版号", "page_no"),
    "page": ("page", "版面", "版"),
    "section": ("section", "版名", "版面名称", "栏目"),
    "genre": ("genre", "体裁", "文体"),
    "column": ("column", "专栏"),
    "unit": ("unit", "单位", "供稿单位", "作者单位"),
}  # fmt: skip
_SPACE: Final = re.compile(r"\s")
_FIELDS: Final = {name: field for field, names in NAMES.items() for name in names}


def plain_name(name: str) -> str:
    """Return a name as ``NAMES`` has it: in small letters and without spaces."""
    return _SPACE.sub("", name).lower()


def field_of(name: str) -> str | None:
    """Return which value a name is of, or None."""
    return _FIELDS.get(plain_name(name))
