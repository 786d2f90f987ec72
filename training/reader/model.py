"""The model that is trained: the bundled encoder, two logits a token, and what the text says to a claim."""

from typing import Any, Final, NamedTuple

import torch
from torch import Tensor, nn

from training.reader.batching import LONGEST, VERDICTS, Window

FROZEN_LAYERS: Final = 4


class SpanModel(nn.Module):
    """Start and end logits of every token; token 0 stands for "no answer" (Devlin et al. 2019, section 4.3).

    From the state of token 0 come the logits of what the text says to a claim, for questions for yes or no.
    The embeddings and the lowest layers are frozen: they are the encoder's own.
    """

    def __init__(self, encoder: Any) -> None:
        """Take a BertModel in float32; see ``training.bert.trainable_bert``."""
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(self.encoder.config.hidden_size, 2)
        self.verdict = nn.Linear(self.encoder.config.hidden_size, len(VERDICTS))
        for part in (self.head, self.verdict):
            nn.init.normal_(part.weight, std=0.02)
            nn.init.zeros_(part.bias)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of spans, shape (batch, tokens, 2)."""
        return self.both(ids, mask)[0]

    def both(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of spans and those of ``VERDICTS``, shapes (batch, tokens, 2) and (batch, 3)."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return self.head(states), self.verdict(states[:, 0])

    def trained(self) -> dict[str, Tensor]:
        """Return what training changes, by name, on the processor."""
        return {name: value.detach().cpu() for name, value in self.named_parameters() if value.requires_grad}


class Batch(NamedTuple):
    """Windows as tensors.

    Attributes:
        ids, mask: shape (batch, tokens).
        allowed: which tokens may begin or end an answer, shape (batch, tokens).
        answers: first and last token of each, 0 and 0 for none, shape (batch, 2).
        questions: the number of each window's question, shape (batch,).
        verdicts: of claims their places in ``VERDICTS``, else -1, shape (batch,).
    """

    ids: Tensor
    mask: Tensor
    allowed: Tensor
    answers: Tensor
    questions: Tensor
    verdicts: Tensor

    def to(self, device: str) -> "Batch":
        """Return the same on a device."""
        return Batch(*(tensor.to(device) for tensor in self))


def collate(windows: list[Window]) -> Batch:
    """Return windows as tensors, shorter ones padded."""
    longest = max(len(window.ids) for window in windows)
    ids = torch.ones(len(windows), longest, dtype=torch.long)
    mask = torch.zeros(len(windows), longest, dtype=torch.long)
    allowed = torch.zeros(len(windows), longest, dtype=torch.bool)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, :size] = torch.as_tensor(window.ids)
        mask[row, :size] = 1
        allowed[row, window.passage : size - 1] = True
    allowed[:, 0] = True
    answers = torch.tensor([(window.first, window.last) for window in windows])
    questions = torch.tensor([window.question for window in windows])
    verdicts = torch.tensor([window.verdict for window in windows])
    return Batch(ids, mask, allowed, answers, questions, verdicts)


def span_loss(logits: Tensor, allowed: Tensor, answers: Tensor) -> Tensor:
    """Return the mean cross-entropy of starts and ends over the allowed tokens."""
    scores = logits.masked_fill(~allowed[..., None], -1e4)
    # transpose + flatten put start and end of a row next to each other, as the answers lie.
    return nn.functional.cross_entropy(scores.transpose(1, 2).flatten(0, 1), answers.reshape(-1))


def compound_loss(logits: Tensor, allowed: Tensor, answers: Tensor) -> Tensor:
    """Return the mean cross-entropy of whole spans: among all that the reader may mark, the right one.

    A span's score is the sum of its two logits, as at run time; "no answer" is one more span. Answers that are
    longer than ``LONGEST`` do not count; 0 where no other is left.

    Args:
        logits: shape (batch, tokens, 2).
        allowed: which tokens may begin or end an answer, shape (batch, tokens).
        answers: first and last token of each answer, 0 and 0 for none, shape (batch, 2).

    Source: Fajcik et al., "Rethinking the objectives of extractive question answering", 2021.
    """
    counted = answers[:, 1] - answers[:, 0] < LONGEST
    if not counted.any():
        return logits.new_zeros(())
    starts, ends = logits.masked_fill(~allowed[..., None], -1e4).unbind(-1)
    nothing = starts[:, :1] + ends[:, :1]
    behind = nn.functional.pad(ends[:, 1:], (0, LONGEST - 1), value=-1e4).unfold(1, LONGEST, 1)
    spans = starts[:, 1:, None] + behind
    whole = torch.cat([nothing, spans.flatten(1)], 1).logsumexp(1)
    right = starts.gather(1, answers[:, :1]) + ends.gather(1, answers[:, 1:])
    return (whole - right.squeeze(1))[counted].mean()


def shared_loss(logits: Tensor, allowed: Tensor, answers: Tensor, questions: Tensor) -> Tensor:
    """Return the mean cross-entropy of starts and ends over all paragraphs that a question is shown with.

    "No answer" takes no part: what is learnt is which of several paragraphs holds the answer, so that their
    scores can be compared. Questions with one window, or without an answer, do not count; 0 where no other is left.

    Args:
        logits: shape (batch, tokens, 2).
        allowed: which tokens may begin or end an answer, shape (batch, tokens).
        answers: first and last token of each answer, 0 and 0 for none, shape (batch, 2).
        questions: the number of each window's question, shape (batch,).

    Source: Clark and Gardner, "Simple and effective multi-paragraph reading comprehension", 2018, section 3.
    """
    words = allowed.clone()
    words[:, 0] = False
    scores = logits.float().masked_fill(~words[..., None], -1e4)
    together = questions[:, None] == questions[None, :]
    counted = (answers[:, 0] > 0) & (together.sum(1) > 1)
    if not counted.any():
        return scores.new_zeros(())
    rows = scores.logsumexp(1)
    whole = rows[None].expand(len(rows), -1, -1).masked_fill(~together[..., None], -1e4).logsumexp(1)
    gold = scores.gather(1, answers[:, None, :]).squeeze(1)
    return (whole - gold)[counted].mean()


def distillation_loss(logits: Tensor, allowed: Tensor, taught: Tensor) -> Tensor:
    """Return the mean divergence of starts and ends from what several teachers say together.

    Args:
        logits: of the student, shape (batch, tokens, 2).
        allowed: which tokens may begin or end an answer, shape (batch, tokens).
        taught: the mean of the teachers' probabilities, shape (batch, tokens, 2).

    Source: Hinton et al., "Distilling the knowledge in a neural network", 2015.
    """
    scores = logits.masked_fill(~allowed[..., None], -1e4).log_softmax(1)
    return nn.functional.kl_div(scores, taught, reduction="sum") / (2 * len(logits))


def probabilities(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the probability of every token to begin and to end the answer, shape (batch, tokens, 2)."""
    return logits.masked_fill(~allowed[..., None], -1e4).softmax(1)
