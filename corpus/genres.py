"""What kind of text an article is, the column that it is part of and the body that sent it in, by what it prints."""

from typing import Final, Literal

from corpus.chinese.datelines import opens_news
from corpus.chinese.text import to_simplified
from corpus.lazy import lazy_pattern
from corpus.model import Article

Told = tuple[str, Literal["label", "opening", "form"]]
"""A value, and whether a word that is printed says it, the opening of the text, or only its form."""

#: Words that name a genre where they stand by themselves in a kicker, a page's matter, a column or a byline.
_LABELS: Final = (
    ("评论", lazy_pattern(r"社论|评论员?|时评|短评|锐评|快评|述评|微评|编者按|杂谈|论坛|来论|观点")),
    ("通讯", lazy_pattern(r"通讯$|特写|侧记|纪实|见闻|走笔|札记|巡礼|人物志?$|调查")),
    ("访谈", lazy_pattern(r"访谈|专访|对话|答记者问")),
    ("公告", lazy_pattern(r"公告|启事|公示|广告|声明")),
)
#: 招标公告, 关于…的通告: how the headline of a notice ends.
_NOTICE: Final = lazy_pattern(
    r"(?:公告|通告|启事|公示|声明|讣告|招标书|征稿)(?:[（(][^）)]{1,20}[）)])?$|^(?:公告|通告|启事|讣告)"
)
#: …采访纪实, …侧记, 对话…, 答记者问: how the headline of a story or a talk is made.
_STORY: Final = lazy_pattern(r"(?:纪实|侧记|特写|见闻|札记|走笔|小记|巡礼|的故事)$")
_TALK: Final = lazy_pattern(r"答(?:本报)?记者问$|^(?:专访|对话)|访谈(?:录|实录)?$")
#: ■乡村新事, 【一线见闻】, “新春走基层”专栏: the name of a column in a kicker.
_COLUMN: Final = lazy_pattern(
    r"[■●◆★▲□◎]\s*(?P<marked>[\w·]{2,12})$|^[【〖［\[](?P<framed>[^】〗］\]]{2,12})[】〗］\]]$"
    r"|[“\"「](?P<quoted>[^”\"」]{2,12})[”\"」](?:专栏|栏目|系列报道)"
)
#: 县融媒体中心, 市公安局: a body in a byline.
_UNIT: Final = lazy_pattern(
    r"[\u4e00-\u9fff]{2,16}(?:融媒体中心|宣传部|办公室|委员会|电视台|报社|公司|大学|学院|研究院|研究所|[局厅院会])(?![\u4e00-\u9fff])"
)
_OFFICE: Final = lazy_pattern(r"^(?:通讯员|供稿|来源|作者单位)[:：]?")
#: Characters of a text beside an article that is a label at most.
_LABEL: Final = 12
#: Paragraphs from which a signed text that opens as no news does is a story.
_LONG: Final = 4


def genre_of(article: Article) -> Told | None:
    """Return the genre of an article: what is printed for it, else what its form shows."""
    if article.kind == "caption":
        return "图片", "label"
    if article.kind == "other" or not article.paragraphs:
        return None
    if label := _labelled(article):
        return label, "label"
    if opens_news(article.paragraphs[0].text):
        return "消息", "opening"
    if article.byline and sum(not paragraph.subhead for paragraph in article.paragraphs) >= _LONG:
        return "通讯", "form"
    return None


def _labelled(article: Article) -> str | None:
    """Return the genre that a word beside an article, or the making of its headline, says."""
    for text in filter(None, (article.kicker, article.section, article.column, article.byline)):
        bare = to_simplified(text).strip("【】■● ")
        if len(bare) <= _LABEL and (found := next((one for one, word in _LABELS if word.search(bare)), None)):
            return found
    title = to_simplified(article.title or "").strip()
    headlines = (("公告", _NOTICE), ("访谈", _TALK), ("通讯", _STORY))
    return next((genre for genre, pattern in headlines if pattern.search(title)), None)


def column_of(article: Article) -> Told | None:
    """Return the column that a kicker names."""
    match = _COLUMN.search((article.kicker or "").strip())
    return (next(filter(None, match.groups())), "label") if match else None


def unit_of(article: Article) -> Told | None:
    """Return the body that an article is sent in by: its line for that, or the one that its byline names."""
    line = next((head.text for head in article.head if head.role == "affiliation"), None)
    match = _UNIT.search(article.byline or "")
    found = line or (match.group() if match else None)
    return (_OFFICE.sub("", found), "label") if found else None
