"""Articles by author, topic, place or page: 周文写过哪些报道, 有没有关于图书馆的报道, 第3版有什么."""

from bot.dialogue.answer import Answer
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.finding import find_articles
from bot.dialogue.listing.telling import tell_articles
from bot.dialogue.listing.understanding import understand_request
from bot.dialogue.listing.wanted import Form, Wanted
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from retriever.question import Question


class Catalogue:
    """Lists, counts and checks for articles."""

    name = "catalogue"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question that wants articles, and no fact that stands in one."""
        wanted = self._wanted(question, context)
        if wanted is None:
            return None
        topic = " ".join(wanted.topics)
        return Plan(self.name, question, about=topic or wanted.edition, authors=wanted.authors)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return a page of the articles; None where none was named in so many words and none is found."""
        wanted = self._wanted(plan.question, context)
        if wanted is None:
            return None
        articles = (
            []
            if wanted.stranger or wanted.form in (Form.UNSAID, Form.AUTHORS)
            else find_articles(wanted, context)
        )
        if not articles and not wanted.named:
            return None
        return tell_articles(plan.typed, wanted, articles, context)

    def _wanted(self, question: Question, context: StrategyContext) -> Wanted | None:
        return understand_request(question, article_index_of(context.archive).authors)
