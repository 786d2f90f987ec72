"""One chat: its turns, what they lean on, and the words that steer it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.dialogue.answer import Answer
from bot.dialogue.carrying import with_the_name
from bot.dialogue.catalogue import answer_from_catalogue
from bot.dialogue.choice import Judged
from bot.dialogue.courtesy import without_courtesy
from bot.dialogue.followup import Relation, Rewrite, rewrites, stands_by_itself
from bot.dialogue.hand import Hand
from bot.dialogue.intents import Step, steering
from bot.dialogue.kinds import OF_FACTS
from bot.dialogue.leaning import bare, is_elliptical, must_lean, names_again, stands_alone, subject
from bot.dialogue.listing.finding import line_of
from bot.dialogue.listing.following import asked_again
from bot.dialogue.listing.shelf import shelf_of
from bot.dialogue.mention import with_mention
from bot.dialogue.naming import person_in
from bot.dialogue.phrasing import put_plainly
from bot.dialogue.standing import said_share
from bot.dialogue.state import NUMBERED, SOURCES, ConversationState
from bot.words.language import Language
from bot.words.lists import list_words
from bot.words.remarks import Remarks, remarks_in
from corpus.text import comparable
from retriever import ArticleReference, Citation
from retriever.ranking.search import check_question
from retriever.reader import Kind, asked, byline_of

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

#: Passages that 更多 shows at a time.
PAGE: Final = 3
#: After such a pause, in seconds, a turn leans on nothing.
PAUSE: Final = 1800.0
#: Characters of a subject, and share of its words that the article in hand has, from which on a question that was
#: refused is about something else.
_SUBJECT: Final = 6
_SHARED: Final = 0.4
#: Steps whose words end with questions to go on with.
_WITH_EXAMPLES: Final = frozenset((Step.GREETING, Step.THANKS, Step.HELP, Step.NAME, Step.HEARD, Step.CHORE))
#: Of what is carried from turn to turn, in code points.
_LONGEST: Final = 120


class Conversation:
    """The turns of one chat; not to be shared between threads."""

    def __init__(
        self, assistant: "Assistant", state: ConversationState | None = None, language: Language = "zh"
    ) -> None:
        self._assistant = assistant
        self.state = state or ConversationState()
        self.language = language

    @property
    def _remarks(self) -> Remarks:
        return remarks_in(self.language)

    def ask(self, question: str, *, now: float | None = None) -> Answer:
        """Answer the next turn: a question, a follow-up, or a word that steers (更多, 来源, 原文, 第2条 …).

        Args:
            question: what was typed.
            now: seconds since the epoch; the clock's where it is None.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        typed = check_question(question)
        now = time.time() if now is None else now
        if now - self.state.asked > PAUSE:
            self.state = ConversationState()
        self.state.asked = now
        with self._assistant.archive.cutting():
            steered = self._steer(typed)
            if steered is not None:
                return steered
            answer = self._ask(without_courtesy(typed))
        return replace(with_mention(answer), question=typed)

    def _ask(self, question: str) -> Answer:
        """Answer a turn that is a question, or small talk behind words of courtesy."""
        steered = self._steer(question)
        if steered is not None:
            return steered
        understood = put_plainly(question, self._assistant.archive)
        if understood is None:
            return self._ask_plainly(question)
        answer = self._steer(understood.question) or self._ask_plainly(understood.question)
        told = answer.rewritten or (understood.question if understood.other else None)
        return replace(answer, rewritten=told)

    def _ask_plainly(self, question: str) -> Answer:
        """Answer a question in plain Chinese words."""
        listing = self._list(question)
        if listing is not None:
            return listing
        of_its_kind = self._of_articles(question) or self._by_kind(question)
        if of_its_kind is not None:
            return of_its_kind
        meant = self.readings(question)
        if len(meant) == 1 or asked(question).kind is Kind.BYLINE:
            return self._remember(question, self._assistant.read(question), Relation.PLAIN)
        return self.go_on(question, self.judge(meant))

    def readings(self, question: str) -> list[Rewrite]:
        """Return what a turn may mean after those before it."""
        state = self.state
        return rewrites(question, state.whole, state.answer, state.person)

    def _by_kind(self, question: str) -> Answer | None:
        """Answer a turn that is a question of its own kind, or is one with the name that is talked about."""
        topic = self.state.whole
        alone = stands_by_itself(question, self.state)
        carried = with_the_name(question, topic) if topic and not alone else None
        if carried is not None:
            answer = self._assistant.answer_by_kind(carried, self.language)
            if answer is not None and answer.text is not None:
                return self._remember(question, replace(answer, rewritten=carried), Relation.CARRIED)
        if topic and (carried is not None or must_lean(question)):
            return None
        # the kinds that ask for articles had nothing to say to it (see _ask_plainly)
        answer = self._assistant.answer_by_kind(question, self.language, OF_FACTS)
        return self._remember(question, answer, Relation.PLAIN) if answer else None

    def _of_articles(self, question: str) -> Answer | None:
        """Answer a turn that asks for articles or for what they tell; after a list also 那某某呢.

        What is not there is nothing to lean on; a digest of an article of the list leaves the list in hand.
        """
        state, told = self.state, None
        in_hand = [article for article, _ in state.sources]
        again = asked_again(question, state.searched or "", shelf_of(self._assistant.archive).authors)
        if state.listed and again:
            question = told = again
        answer = self._assistant.answer_of_articles(question, self.language, 0, in_hand, state.held)
        if answer is None:
            return None
        answer = replace(answer, rewritten=told)
        if answer.kind == "catalogue":
            return self._keep(question, answer)
        if answer.text is None:
            return answer
        if state.listed and answer.citations[0].article in in_hand:
            state.held = answer.citations[0].article
            return answer
        return self._remember(question, answer, Relation.PLAIN)

    def judge(self, meant: Sequence[Rewrite]) -> list[Judged]:
        """Return what was found for each reading of a turn, the likeliest first."""
        return self._assistant.judge(meant, self._hand())

    def go_on(self, question: str, judged: Sequence[Judged]) -> Answer:
        """Answer a turn as its readings, the likeliest first, understand it."""
        answer = self._assistant.answer_turn(question, judged)
        told = {one.rewrite.text: one.rewrite.relation for one in reversed(judged)}
        relation = told.get(answer.rewritten or question, Relation.PLAIN)
        return self._remember(question, answer, relation)

    def refuse(self, question: str, judged: Judged | None) -> Answer:
        """Refuse a turn as one reading understands it: what was in hand stays in hand."""
        relation = judged.rewrite.relation if judged else Relation.PLAIN
        return self._remember(question, self._assistant.refuse_turn(question, judged), relation)

    def raw(self, question: str) -> Answer:
        """Answer a question word for word, whatever was talked about. Raises as ``ask`` does."""
        question = question.strip()
        self.state = ConversationState(asked=self.state.asked)
        return self._remember(question, self._assistant.answer(question), Relation.PLAIN)

    def more(self) -> Answer:
        """Return the next passages for the last question (kind "passages"), or more of a list ("catalogue")."""
        state = self.state
        searched = state.searched or state.whole  # states of old have the latter alone
        if not searched:
            return self._talk("更多", self._remarks.nothing_in_hand)
        if state.listed:
            listing = self._list(searched, state.shown) or self._list_on(searched)
            if listing is None or not listing.citations:
                return self._talk("更多", self._remarks.no_more_listed)
            return replace(listing, question="更多")
        hits = self._assistant.archive.search(searched, state.shown + PAGE)[state.shown :]
        if not hits:
            return self._talk("更多", self._remarks.no_more)
        state.shown += len(hits)
        state.sources = [(hit.citation.article, hit.citation.paragraph) for hit in hits]
        return Answer("更多", None, 0.0, nearest=tuple(hits), kind="passages", reply=self._remarks.more)

    def sources(self) -> Answer:
        """Return the sources of the last answer as citations (kind "passages"); of a list, its first articles."""
        first = self.state.sources[:SOURCES]
        citations = tuple(citation for source in first if (citation := self._citation(*source)))
        if not citations:
            return self._talk("来源", self._remarks.nothing_in_hand)
        reply = self._remarks.sources
        return Answer("来源", None, 0.0, citations=citations, kind="passages", reply=reply)

    def open(self, number: int = 1) -> Answer:
        """Return the article around a source of the last answer, counted from 1 (kind "article")."""
        words = self._remarks
        if not 1 <= number <= len(self.state.sources):
            known = len(self.state.sources)
            return self._talk("原文", words.no_such_source.format(known) if known else words.nothing_in_hand)
        source = self.state.sources[number - 1]
        article, citation = self._assistant.archive.article(source[0]), self._citation(*source)
        if article is None or citation is None:
            return self._talk("原文", words.article_gone)
        if self.state.listed:
            self.state.held = source[0]
        return Answer("原文", None, 1.0, citations=(citation,), kind="article", article=article)

    def clear(self) -> Answer:
        """Forget what was talked about."""
        self.state = ConversationState(asked=self.state.asked)
        return self._talk("换个话题", self._remarks.cleared)

    def _steer(self, turn: str) -> Answer | None:
        """Return what a steering word gives; None where the turn is a question."""
        told = steering(turn)
        if told is None:
            return None
        words = self._remarks
        said = {
            Step.GREETING: words.greeting,
            Step.THANKS: words.welcome,
            Step.BYE: words.goodbye,
            Step.HELP: words.help,
            Step.NAME: words.name,
            Step.DOUBT: words.doubt,
            Step.HEARD: words.heard,
            Step.CHORE: words.chore,
        }
        done: dict[Step, Callable[[], Answer]] = {
            Step.MORE: self.more,
            Step.OPEN: lambda: self.open(told.number),
            Step.SOURCES: self.sources,
            Step.CLEAR: self.clear,
            Step.REJECT: lambda: self._reject(turn),
            Step.AUTHOR: lambda: self._author(turn),
        }
        if told.step in done:
            return done[told.step]()
        return self._talk(turn, said[told.step] + (self._examples() if told.step in _WITH_EXAMPLES else ""))

    def _examples(self) -> str:
        """Return two questions that this very archive answers, on a line of their own."""
        words = list_words(self.language)
        questions = [words.example.format(question=one) for one in shelf_of(self._assistant.archive).examples]
        return "\n" + words.such_as.format(examples="".join(questions)) if questions else ""

    def _list(self, turn: str, skip: int = 0) -> Answer | None:
        """Return what the catalogue answers to a turn, if that asks it anything, and keep the articles it names."""
        state = self.state
        asking_on = state.topic is not None and not state.listed
        archive = self._assistant.archive
        listing = answer_from_catalogue(turn, archive, self.language, asking_on=asking_on, skip=skip)
        if listing is None:
            return None
        citations = tuple(
            Citation(entry.reference, *line_of(entry.reference, archive)) for entry in listing.entries
        )
        return self._keep(
            turn, Answer(turn, None, 1.0, citations=citations, kind="catalogue", reply=listing.reply), skip
        )

    def _list_on(self, turn: str) -> Answer | None:
        """Return the next page of a list that a question wanted."""
        answer = self._assistant.answer_of_articles(turn, self.language, self.state.shown)
        return self._keep(turn, answer, self.state.shown) if answer and answer.kind == "catalogue" else None

    def _keep(self, turn: str, listing: Answer, skip: int = 0) -> Answer:
        """Keep the articles that a list names, after those of its pages before, for 第2条 and 更多."""
        state = self.state
        if listing.citations:
            named = [(one.article, max(one.paragraph, 0)) for one in listing.citations]
            state.sources = [*(state.sources if skip else ()), *named][:NUMBERED]
            state.searched, state.listed, state.shown = turn, True, skip + len(named)
            state.held = state.sources[0][0] if len(state.sources) == 1 else None
        return listing

    def _reject(self, turn: str) -> Answer:
        """Take the last question word for word, where it was understood as a follow-up; else ask what is meant.

        Word for word it may mean something else altogether, so only an answer that holds its words counts.
        """
        state, words = self.state, self._remarks
        if not state.topic:
            return self._talk(turn, words.say_it_again)
        typed = state.typed
        if not typed:
            return replace(self._talk(turn, words.what_is_meant), nearest=self.more().nearest)
        answer = self._assistant.answer(typed)
        again, rejected = comparable(answer.text or ""), comparable(state.answer or "")
        same = bool(rejected) and (again in rejected or rejected in again)
        if again and not same and self._assistant.holds_words(typed, answer):
            self.state = ConversationState(asked=state.asked)
            return self._remember(typed, answer, Relation.PLAIN)
        return replace(self._talk(typed, words.what_is_meant), nearest=answer.nearest)

    def _author(self, turn: str) -> Answer:
        """Answer who wrote the article in hand from the line that says so."""
        words = self._remarks
        if not self.state.sources:
            return self._talk(turn, words.nothing_in_hand)
        reference = self.state.held or self.state.sources[0][0]
        article = self._assistant.archive.article(reference)
        credit = byline_of(article) if article else None
        if credit is None:
            return self._talk(turn, words.no_byline)
        paragraph, quote, (start, end) = credit
        citation = Citation(reference, paragraph, quote, (start, end))
        return Answer(turn, quote[start:end], 1.0, citations=(citation,))

    def _remember(self, question: str, answer: Answer, relation: Relation) -> Answer:
        """Keep what the next turn may lean on: the topic goes on where the same article answers."""
        state = self.state
        held = state.in_hand
        cited = answer.citations[0].article if answer.citations else None
        left = state.topic is not None and answer.text is None and self._leaves(question, state.topic)
        goes_on = (
            state.topic is not None
            and not left
            and (
                relation is not Relation.PLAIN
                or (cited is not None and cited == held and not names_again(question, state.topic))
            )
        )
        if relation is Relation.REPLACED and answer.rewritten and answer.text is not None:
            state.topic, state.last = answer.rewritten[:_LONGEST], None
        elif goes_on:
            if answer.text is not None:  # what was refused is nothing to lean on
                state.last = bare(question)[:_LONGEST]
        elif answer.text is not None or state.topic is None or left:
            state.topic, state.last = question[:_LONGEST], None
        state.typed = bare(question)[:_LONGEST] if goes_on else None
        if answer.text is not None or not goes_on:
            state.answer, state.held = answer.text, cited if answer.text is not None else None
            found = answer.citations or tuple(hit.citation for hit in answer.nearest)
            state.sources = [(citation.article, citation.paragraph) for citation in found[:SOURCES]]
        state.person = person_in(question, answer.text) or (state.person if goes_on else None)
        state.searched, state.listed = answer.rewritten or question, False
        state.shown = len(answer.nearest)
        return answer

    def _leaves(self, question: str, topic: str) -> bool:
        """Tell whether a refused question has left the topic: what follows leans on it, not on the one before."""
        if stands_alone(question, topic):
            return True
        own = len(subject(question)) >= _SUBJECT and not must_lean(question) and not is_elliptical(question)
        return own and said_share(question, comparable(self._in_hand())) < _SHARED

    def _hand(self) -> Hand:
        """Return the answer before, with its article."""
        state = self.state
        held = state.in_hand
        cited = next((number for article, number in state.sources if article == held), None)
        return Hand(state.answer, held, cited, self._in_hand())

    def _in_hand(self) -> str:
        """Return title and text of the article that answered last; empty after a refusal, or where it is gone."""
        held = self.state.in_hand
        article = self._assistant.archive.article(held) if held else None
        if article is None:
            return ""
        return "\n".join([line.text for line in article.head] + [p.text for p in article.paragraphs])

    def _citation(self, reference: ArticleReference, paragraph: int) -> Citation | None:
        article = self._assistant.archive.article(reference)
        if article is None:
            return None
        if paragraph < 0:  # of an article's head only the credit is ever cited
            credit = byline_of(article)
            return Citation(reference, credit[0], credit[1]) if credit else None
        lines = [line.text for line in article.paragraphs]
        return Citation(reference, paragraph, lines[paragraph]) if paragraph < len(lines) else None

    def _talk(self, turn: str, reply: str) -> Answer:
        return Answer(turn, None, 1.0, kind="talk", reply=reply)
