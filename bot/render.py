"""Answer → text for a terminal. Quotations are printed verbatim; only escape codes are ever added."""

from collections.abc import Sequence

from bot.answer import Answer
from bot.style import Style
from bot.texts import Texts
from retriever import Citation, Hit


def source_line(citation: Citation, texts: Texts) -> str:
    """Return 《title》 byline · date · page · paragraph."""
    article = citation.article
    title = f"《{article.title}》" if article.title else texts.untitled
    place = texts.head_line if citation.paragraph < 0 else texts.paragraph.format(citation.paragraph + 1)
    parts = [part for part in (article.byline, article.date, article.page, place) if part]
    return f"{title} {' · '.join(parts)}"


def citation_text(citation: Citation, texts: Texts, style: Style) -> str:
    """Return the quotation, its answer marked, over its source line."""
    quote = style.marked(citation.quote, citation.span)
    return f"  {quote}\n  {style.dim('—— ' + source_line(citation, texts))}"


def hits_text(hits: Sequence[Hit], texts: Texts, style: Style) -> str:
    """Return numbered passages with their source lines."""
    if not hits:
        return texts.nothing_found
    return "\n".join(
        f"{number}. {hit.text.strip()}\n   {style.dim('—— ' + source_line(hit.citation, texts))}"
        for number, hit in enumerate(hits, 1)
    )


def answer_text(answer: Answer, texts: Texts, style: Style) -> str:
    """Return the short answer, the paragraph that proves it and where it stands; or a refusal."""
    lines = [style.dim(texts.understood.format(answer.rewritten))] if answer.rewritten else []
    if answer.text is None:
        lines.append(style.bold(texts.no_answer))
        if answer.nearest:
            lines += [texts.nearest, hits_text(answer.nearest, texts, style)]
        return "\n".join(lines)
    lines.append(style.bold(answer.text))
    lines += [citation_text(citation, texts, style) for citation in answer.citations[:1]]
    if len(answer.citations) > 1:
        others = "；".join(source_line(citation, texts) for citation in answer.citations[1:])
        lines.append(style.dim(f"  {texts.other_sources}{others}"))
    return "\n".join(lines)


def sources_text(answer: Answer, texts: Texts, style: Style) -> str:
    """Return every citation of an answer, or the nearest passages of a refusal."""
    if answer.citations:
        return "\n".join(citation_text(citation, texts, style) for citation in answer.citations)
    return hits_text(answer.nearest, texts, style)
