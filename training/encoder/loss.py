"""InfoNCE over the passages of a batch (van den Oord et al. 2018, arXiv 1807.03748)."""

from torch import Tensor


def loss_of(scores: Tensor, right: Tensor, counted: Tensor) -> Tensor:
    """Return the mean negative log share of the answering windows among those that count."""
    scores = scores.masked_fill(~counted, -1e4)
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()
