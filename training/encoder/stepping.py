"""The steps of the adapter's training, from questions and the passages that answer them."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from training.encoder.batches import batches, shown
from training.encoder.pairs import Pairs
from training.encoder.steps import Step, Texts
from training.encoder.targets import targets
from training.reader.augment import varied

QUESTION_TOKENS: Final = 64
PASSAGE_TOKENS: Final = 192


class Prompting:
    """Texts → token ids with the prompts of the base model."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the standard conversion."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def questions(self, texts: Sequence[str]) -> Texts:
        """Return the token ids of questions."""
        return self._encode("query: ", texts, QUESTION_TOKENS)

    def passages(self, texts: Sequence[str]) -> Texts:
        """Return the token ids of passages."""
        return self._encode("passage: ", texts, PASSAGE_TOKENS)

    def _encode(self, prompt: str, texts: Sequence[str], longest: int) -> Texts:
        self._tokenizer.enable_truncation(longest)
        return [found.ids for found in self._tokenizer.encode_batch([prompt + text for text in texts])]


def steps(
    data: Pairs, mined: Sequence[Sequence[int]], prompting: Prompting, *, size: int, seed: int
) -> Iterator[Step]:
    """Yield steps for ever, questions and scripts varied anew each time.

    Args:
        data: what is trained on.
        mined: of each question the numbers of hard negatives; see ``mine``.
        prompting: makes tokens.
        size: questions a step.
        seed: of the order and of what is varied.
    """
    rng = random.Random(seed)  # noqa: S311
    source = {number: pair.source for pair in data.pairs for number in pair.positives}
    for asked, windows in batches(data, mined, size, seed):
        questions = [shown(varied(data.pairs[n].question, rng), data.pairs[n].source, rng) for n in asked]
        texts = [shown(data.windows[n].text, source.get(n, "drcd"), rng) for n in windows]
        right, counted = targets(data, asked, windows)
        yield Step(prompting.questions(questions), prompting.passages(texts), right, counted)
