"""Stricter and looser answers: the archive's own threshold, moved."""

import math
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from bot import Assistant, AssistantSettings, Caution
from bot.dialogue.calibration import save_threshold
from bot.dialogue.caution import STEPS, move_threshold
from retriever import Hit, Retriever
from retriever.question import Question
from retriever.reader import THRESHOLD, Reading

QUESTION = "青螺镇的渡口在什么地方"


class Unsure:
    """A reader that takes the first words of the best paragraph for the answer, as sure as it is made."""

    def __init__(self, confidence: float) -> None:
        self._confidence = confidence

    def prepare(self) -> None: ...

    def read(self, question: Question | str, hits: Sequence[Hit]) -> Reading | None:
        return Reading(0, 0, 4, self._confidence)

    def score_candidates(
        self, question: Question | str, hits: Sequence[Hit], focus: Question | str | None = None
    ) -> None:
        return None


@pytest.mark.parametrize("threshold", [0.28, THRESHOLD, 0.63])
def test_a_level_moves_a_threshold_by_its_logits(threshold: float) -> None:
    moved = [move_threshold(threshold, caution) for caution in Caution]
    assert moved == sorted(moved)
    assert moved[1] == threshold
    for caution, value in zip(Caution, moved, strict=True):
        step = math.log(value / (1 - value)) - math.log(threshold / (1 - threshold))
        assert step == pytest.approx(STEPS[caution])


@pytest.mark.parametrize("caution", list(Caution))
def test_everything_and_nothing_stay_what_they_are(caution: Caution) -> None:
    assert (move_threshold(0, caution), move_threshold(1, caution)) == (0, 1)


@pytest.mark.parametrize(
    ("confidence", "answered"),
    [
        (0.1, ()),
        (0.35, (Caution.LOOSE,)),
        (0.55, (Caution.LOOSE, Caution.USUAL)),
        (0.85, tuple(Caution)),
    ],
)
def test_the_less_is_asked_of_an_answer_the_more_is_answered(
    invented: Retriever, confidence: float, answered: tuple[Caution, ...]
) -> None:
    reader = Unsure(confidence)
    told = [c for c in Caution if Assistant(invented, caution=c, reader=reader).answer(QUESTION).text]
    assert tuple(told) == answered


def test_the_own_threshold_of_an_archive_is_moved_and_not_replaced(tmp_path: Path) -> None:
    archive = cast(Retriever, SimpleNamespace(folder=tmp_path))
    save_threshold(tmp_path, 0.6, 100)
    strict = Assistant(archive, caution=Caution.STRICT).settings
    assert strict.threshold == 0.6
    assert strict.least == pytest.approx(move_threshold(0.6, Caution.STRICT))
    assert Assistant(archive, AssistantSettings(0.3, Caution.LOOSE)).settings.least < 0.3


def test_a_conversation_may_be_stricter_than_the_others(invented: Retriever) -> None:
    assistant = Assistant(invented, reader=Unsure(0.55))
    strict, usual = assistant.conversation(caution=Caution.STRICT), assistant.conversation()
    assert strict.ask(QUESTION).text is None
    assert usual.ask(QUESTION).text is not None


def test_a_question_is_judged_anew_when_the_settings_have_changed(invented: Retriever) -> None:
    assistant = Assistant(invented, reader=Unsure(0.55))
    assert assistant.read(QUESTION).text is not None
    assistant.settings = AssistantSettings(caution=Caution.STRICT)
    assert assistant.read(QUESTION).text is None
