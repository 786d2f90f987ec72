"""Who wrote the article of a headline, when it was printed and where: 《…》是谁写的, 《…》登在哪天, 《…》在第几版."""

from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.finding import headline
from bot.dialogue.listing.titles import QUOTED, article_titled
from bot.dialogue.listing.wording import END
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.words.lists import list_words
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from retriever import ArticleReference, Citation
from retriever.question import Question
from retriever.reader import credit_asked

_IT: Final = r"(?:这|那|一)?(?:1|一)?(?:篇|文|条)?(?:文章|报道|新闻|稿子|稿件|消息|通讯|照片|图片)?(?:的)?"
#: 《…》是谁写的 · 谁写了《…》 · 《…》的作者 · 《…》是哪位记者采写的
_AUTHOR: Final = lazy_pattern(
    rf"\0{_IT}(?:是|由|出自)?(?:谁|哪[一几两]?[位个名]?(?:记者|作者|通讯员|人)?)(?:写|采写|报道|采访|拍摄?|摄|之手)?(?:的)?{END}"
    rf"|\0{_IT}(?:作者|记者|通讯员|撰稿人|署名)(?:是|叫|姓)?(?:谁|哪[位个名]|什么(?:名字)?)?{END}"
    rf"|(?:是)?(?:谁|哪[位个名](?:记者)?)(?:写|采写|报道|拍)(?:了|的)?\0{END}"
)
#: 《…》是哪天登的 · 《…》什么时候发表的
_DAY: Final = lazy_pattern(
    rf"\0{_IT}(?:是|在|于)?(?:哪[一]?[天日年期]|什么时候|何时|几月几[号日])(?:刊登|刊发|登载|发表|登|出版|见报|写)?(?:出来)?(?:的)?{END}"
)
#: 《…》在第几版 · 《…》登在哪一版
_EDITION: Final = lazy_pattern(
    rf"\0{_IT}(?:是|刊登|登|刊|发|发表)?(?:在|于)?(?:第几版|哪[一个]?版面?|几版)(?:的)?{END}"
)


class Titled:
    """What the head of an article says of it."""

    name = "titled"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question that quotes a headline and asks for what stands with it."""
        quoted = QUOTED.search(question.typed)
        if quoted is None:
            return None
        frame = normalize(QUOTED.sub("\0", question.typed, count=1).strip(), numerals=False).text
        asked = [name for name, frames in _FRAMES.items() if frames.fullmatch(frame)]
        return Plan(self.name, question, about=asked[0], titles=(quoted["title"],)) if asked else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the author, the day or the page; None where no article has the headline."""
        article = article_titled(plan.titles[0], article_index_of(context.archive))
        if article is None:
            return None
        if plan.about == "author":
            return _author(plan.typed, article, context)
        words = list_words(context.language)
        said = {
            "day": article.date,
            "edition": words.edition.format(number=article.edition) if article.edition else article.section,
        }[plan.about]
        if said is None:
            none = {"day": words.no_days, "edition": words.no_editions}[plan.about]
            return Answer(plan.typed, None, 0.0, kind="refusal", reply=none)
        return Answer(plan.typed, said, 1.0, citations=(headline(article, context),))


_FRAMES: Final = {"author": _AUTHOR, "day": _DAY, "edition": _EDITION}


def _author(question: str, article: ArticleReference, context: StrategyContext) -> Answer:
    whole = context.article(article)
    credit = credit_asked(question, whole) if whole else None
    if credit is None:
        return Answer(question, None, 0.0, kind="refusal", reply=context.remarks.no_byline)
    paragraph, quote, (start, end) = credit
    citation = Citation(article, paragraph, quote, (start, end))
    return Answer(question, quote[start:end], 1.0, citations=(citation,))
