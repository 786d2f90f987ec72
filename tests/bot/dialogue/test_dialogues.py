import json
from pathlib import Path

import pytest

from benchmarks.dialogues import DIALOGUES, turns
from bot import Assistant
from retriever import Retriever

WRITTEN = [json.loads(line) for line in DIALOGUES.read_text("utf-8").splitlines()]
ARCHIVE = Path(__file__).parents[3] / "corpus" / "archive"


def test_the_dialogues_are_many_and_change_their_topics() -> None:
    assert len(WRITTEN) >= 60
    changes = sum(any(turn["relation"] == "change" for turn in d["turns"]) for d in WRITTEN)
    assert changes >= 60


@pytest.mark.parametrize("dialogue", WRITTEN, ids=[d["id"] for d in WRITTEN])
def test_their_answers_stand_in_the_article_they_name(dialogue: dict) -> None:  # type: ignore[type-arg]
    for turn in dialogue["turns"]:
        (path,) = ARCHIVE.glob(f"{turn['article_id']}-*.md")
        assert turn["answers"][0] in path.read_text("utf-8")


def test_a_change_of_topic_is_hardly_ever_answered_from_the_old_one() -> None:
    """Over every fifth dialogue; ``python -m benchmarks.dialogues`` measures all: 1 of 73 (docs/conversation.md)."""
    asked = []
    with Retriever.open() as archive:
        for dialogue in WRITTEN[::5]:
            asked += list(turns(Assistant(archive), dialogue))
    assert len([turn.gold["question"] for turn in asked if turn.swallowed]) <= 1
    follow = [turn.right for turn in asked if turn.gold["relation"] == "follow"]
    assert sum(follow) >= 0.5 * len(follow)
