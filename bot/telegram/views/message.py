"""An answer as runs: what is bold, what is quoted, what is marked, and where it stands."""

import re
from collections.abc import Sequence

from bot.dialogue.answer import Alternative, Answer, Item
from bot.dialogue.answer import Part as AnswerPart
from bot.telegram.views.evidence import QUOTE, SHORT, evidence_runs, folded_runs, marked_runs, source_line
from bot.telegram.views.runs import Part, Run, is_blank, parts_of
from bot.words.telegram.texts import Texts
from corpus.passages import sentences
from retriever import Citation, Hit

NEAREST = 3  # passages shown with a refusal
_ALTERNATIVES = 3
#: A sentence's end, and the brackets and quotation marks that close behind it: 。” …）
_ENDED = re.compile(r"[。！？；!?;…][”’」』）)]{0,3}$")


def answer_parts(answer: Answer, texts: Texts, echo: str | None = None) -> list[Part]:
    """Return the messages that show an answer, of any kind but "article", which has pages.

    Args:
        answer: what to show.
        texts: the words around it.
        echo: the question, where nobody has written it.
    """
    runs = asked_runs(answer, texts, echo)
    if answer.kind == "passages":
        runs += [Run(answer.reply or texts.passages), *_short_quotes(shown_passages(answer), texts)]
    elif answer.kind not in ("answer", "refusal"):
        runs.append(Run(answer.reply or texts.nothing))
    elif answer.text is None or is_blank(answer.text):
        runs += refusal_runs(answer, texts)
    else:
        runs += [*short_answer(answer.text, answer.items), *beside_runs(answer, texts)]
        retold = is_retold(answer)
        for citation, spans in answer.evidence:
            marks = [item.span for item in answer.items] or spans
            evidence = (
                folded_runs(citation, texts, marks) if retold else evidence_runs(citation, texts, marks)
            )
            runs += [Run("\n\n"), *evidence]
    return parts_of(runs) or parts_of([Run(texts.nothing)])


def asked_runs(answer: Answer, texts: Texts, echo: str | None) -> list[Run]:
    """Return what was asked, where nobody has written it, and how it was understood."""
    lines = [texts.asked.format(question=echo)] if echo else []
    lines += [texts.rewritten.format(question=answer.taken_for)] if answer.taken_for else []
    return [run for line in lines for run in (Run(line, ("i",)), Run("\n\n"))]


def beside_runs(answer: Answer, texts: Texts) -> list[Run]:
    """Return what is said beside a short answer: its time, itself in other words, other answers, who else says it."""
    runs = [Run(f"\n{answer.time.text}", ("i",))] if answer.time else []
    if answer.rephrased:
        runs.append(Run(f"\n\n{texts.rephrased}{''.join(one.text for one in answer.rephrased)}"))
    runs += _alternatives(answer.alternatives[:_ALTERNATIVES], texts)
    return runs + _confirming(answer.confirming, texts)


def passage_parts(citation: Citation, texts: Texts) -> list[Part]:
    """Return the messages that show one paragraph, whole and open."""
    spans = [citation.span] if citation.span else []
    quoted = marked_runs(citation.quote, spans, QUOTE)
    return parts_of([*quoted, Run(f"\n{source_line(citation, texts)}")])


def sources_parts(answer: Answer, texts: Texts) -> list[Part]:
    """Return the messages that show everything an answer rests on but its first citation."""
    runs = [Run(texts.other_sources)]
    for other in answer.alternatives:
        runs += [Run("\n\n"), Run(other.text, ("b",)), Run("\n"), *evidence_runs(other.citation, texts)]
    for citation in answer.further:
        runs += [Run("\n\n"), *evidence_runs(citation, texts)]
    return parts_of(runs)


def hits_parts(hits: Sequence[Hit], heading: str, texts: Texts) -> list[Part]:
    """Return the messages that show passages under a heading."""
    return parts_of([Run(heading), *_short_quotes([(hit.text, hit.citation) for hit in hits], texts)])


def is_retold(answer: Answer) -> bool:
    """Return whether an answer is nothing but sentences of its paragraphs, as the digest of an article is."""
    return bool(answer.parts) and all(_is_sentence(part) for part in answer.parts)


def _is_sentence(part: AnswerPart) -> bool:
    """Return whether a part is a sentence, or the end of one behind a dateline; a value never ends like one."""
    quote = part.citation.quote
    whole = any(quote[start:end].strip() == part.text.strip() for start, end in sentences(quote))
    return whole or bool(_ENDED.search(part.text.rstrip()))


def refusal_runs(answer: Answer, texts: Texts) -> list[Run]:
    """Return a refusal, whose fact was found instead, and the nearest passages."""
    runs = [Run(answer.reply or (texts.mentioned if answer.mention else texts.refused))]
    if answer.unsaid:
        runs.append(Run(f"\n{answer.whose(texts.unsaid, texts.instead)}"))
    if answer.mention:
        return [*runs, Run("\n\n"), *evidence_runs(answer.mention, texts)]
    if answer.nearest:
        runs.append(Run(f"\n\n{texts.nearest}"))
    return [*runs, *_short_quotes([(hit.text, hit.citation) for hit in answer.nearest[:NEAREST]], texts)]


def shown_passages(answer: Answer) -> list[tuple[str, Citation]]:
    """Return the passages that a refusal or an answer of the kind "passages" lists, with their sources."""
    nearest = [(hit.text, hit.citation) for hit in answer.nearest]
    return nearest or [(citation.quote, citation) for citation in answer.citations]


def short_answer(text: str, items: Sequence[Item]) -> list[Run]:
    """Return the answer itself, a list where it has several items."""
    if len(items) < 2 or not all(item.text in text for item in items):
        runs = [Run(text, ("b",))]
        return runs if len(items) < 2 else [*runs, Run("\n"), *_list(items)]
    return _list(items)


def _list(items: Sequence[Item]) -> list[Run]:
    runs: list[Run] = []
    for number, item in enumerate(items, 1):
        runs += [Run(f"{'' if number == 1 else chr(10)}{number}. "), Run(item.text, ("b",))]
    return runs


def _alternatives(alternatives: Sequence[Alternative], texts: Texts) -> list[Run]:
    runs: list[Run] = [Run(f"\n\n{texts.alternatives}")] if alternatives else []
    for other in alternatives:
        runs += [Run("\n• "), Run(other.text, ("b",)), Run(f" —— {source_line(other.citation, texts)}")]
    return runs


def _confirming(confirming: Sequence[Citation], texts: Texts) -> list[Run]:
    """Return how many articles give the same, and the first few of them."""
    runs: list[Run] = [Run(f"\n\n{texts.confirming.format(len(confirming))}")] if confirming else []
    return [*runs, *(Run(f"\n• {source_line(one, texts)}") for one in confirming[:_ALTERNATIVES])]


def _short_quotes(passages: Sequence[tuple[str, Citation]], texts: Texts) -> list[Run]:
    runs: list[Run] = []
    for number, (text, citation) in enumerate(passages, 1):
        short = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
        lead = f"{number}. " if len(passages) > 1 else ""
        runs += [Run(f"\n\n{lead}{source_line(citation, texts)}\n"), Run(short, QUOTE)]
    return runs
