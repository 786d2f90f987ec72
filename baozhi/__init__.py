"""All of the program under one name: ``from baozhi import Retriever, Assistant``.

The packages ``corpus``, ``embeddings``, ``retriever`` and ``bot`` are the same thing by stretches of the road; their
names are short, and other distributions may have them too. Names are looked up when they are asked for, so that
nothing heavy is loaded before it is needed.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot import (
        Answer,
        Assistant,
        AssistantSettings,
        Caution,
        Conversation,
        ConversationState,
        Timeline,
        make_timeline,
    )
    from corpus.errors import CorpusError
    from corpus.readers import read
    from embeddings import Encoder, load_encoder
    from embeddings.errors import EncoderError
    from retriever import (
        ArticleReference,
        Citation,
        FacetCount,
        Facets,
        Filter,
        Hit,
        IndexInfo,
        IndexReport,
        NamePage,
        Retriever,
        Scope,
        SearchSettings,
        Verification,
    )
    from retriever.errors import RetrieverError

__all__ = [
    "Answer",
    "ArticleReference",
    "Assistant",
    "AssistantSettings",
    "Caution",
    "Citation",
    "Conversation",
    "ConversationState",
    "CorpusError",
    "Encoder",
    "EncoderError",
    "FacetCount",
    "Facets",
    "Filter",
    "Hit",
    "IndexInfo",
    "IndexReport",
    "NamePage",
    "Retriever",
    "RetrieverError",
    "Scope",
    "SearchSettings",
    "Timeline",
    "Verification",
    "load_encoder",
    "make_timeline",
    "read",
]
_HOMES = {
    "CorpusError": "corpus.errors",
    "Encoder": "embeddings",
    "EncoderError": "embeddings.errors",
    "RetrieverError": "retriever.errors",
    "load_encoder": "embeddings",
    "read": "corpus.readers",
    **dict.fromkeys(
        (
            "Answer",
            "Assistant",
            "AssistantSettings",
            "Caution",
            "Conversation",
            "ConversationState",
            "Timeline",
            "make_timeline",
        ),
        "bot",
    ),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "retriever")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
