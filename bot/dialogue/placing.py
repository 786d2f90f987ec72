"""Where the paragraphs that an answer cites are printed, and where else, put into its citations."""

from dataclasses import replace

from bot.dialogue.answer import Answer
from retriever import Citation, Retriever


def placed(answer: Answer, archive: Retriever) -> Answer:
    """Return an answer whose citations know the boxes of their lines, where the source has any, and the reprints."""

    def known(citation: Citation) -> Citation:
        return replace(
            citation,
            boxes=citation.boxes or archive.boxes(citation) or None,
            reprints=citation.reprints or archive.reprints(citation.article),
        )

    return replace(
        answer,
        citations=tuple(map(known, answer.citations)),
        alternatives=tuple(replace(one, citation=known(one.citation)) for one in answer.alternatives),
        confirming=tuple(map(known, answer.confirming)),
        parts=tuple(replace(one, citation=known(one.citation)) for one in answer.parts),
        mention=known(answer.mention) if answer.mention else None,
    )
