"""What can go wrong with the reader's own weights.

RetrieverError
└── ReaderWeightsError     missing, damaged, or not made for this encoder
"""

from retriever.errors import RetrieverError


class ReaderWeightsError(RetrieverError):
    """The trained layers are missing or damaged; the message names the command that restores them."""
