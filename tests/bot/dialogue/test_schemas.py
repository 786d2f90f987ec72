"""The schemas say what is written: every property, and no value that they would refuse."""

from typing import Any

import jsonschema
import pytest

from bot.dialogue.answer import Alternative, Answer, Item, Part, Rephrased
from bot.dialogue.schemas import ANSWER, ARTICLE, CITATION, HIT
from bot.dialogue.time_note import TimeNote
from corpus.dating import Period
from corpus.model import Place
from retriever import ArticleReference, Citation, Hit, Scope

_WHERE = ArticleReference(
    "a-1", "水库蓄满", "记者 乔木", None, "2024-05-01", "p.txt", "/p.txt", "南岭日报", "2"
)
_CITED = Citation(_WHERE, 0, "水库蓄水900万方。", (4, 8), (Place(1, 0.0, 1.0, 2.5, 3.0),))
_HIT = Hit(0.5, "水库蓄水900万方。", _CITED, rank=1)
_ANSWERS = [
    Answer("蓄了多少水？", "900万方", 0.9, citations=(_CITED,), items=(Item("900万方", (4, 8)),)),
    Answer(
        "那呢？", None, 0.1, "水库呢？", nearest=(_HIT,), kind="refusal", unsaid=("东库",), mention=_CITED
    ),
    Answer("你好", None, 1.0, kind="talk", reply="你好。"),
    Answer("谁？", None, 0.0, kind="refusal", scope=Scope(0, 9, 2, "2021", "2022-05-01")),
    Answer(
        "共多少？",
        "共900万方",
        0.8,
        citations=(_CITED,),
        parts=(Part("水库", "900万方", _CITED),),
        alternatives=(Alternative("800万方", _CITED),),
        instead="西库",
        rephrased=(Rephrased("水库共蓄水900万方。", (_CITED,)),),
        time=TimeNote("去年", Period.of_years(2023), "2024-05-01", "去年（2023年）"),
    ),
]


def properties(schema: dict[str, Any], value: dict[str, Any]) -> None:
    assert set(schema["properties"]) == set(schema["required"]) == set(value)


@pytest.mark.parametrize("answer", _ANSWERS, ids=lambda answer: answer.outcome)
def test_an_answer_is_what_its_schema_says(answer: Answer) -> None:
    value = answer.to_json()
    jsonschema.validate(value, ANSWER, jsonschema.Draft202012Validator)
    properties(ANSWER, value)
    for part, key in ((CITATION, "citations"), (HIT, "nearest")):
        for one in value[key]:
            properties(part, one)
            properties(ARTICLE, (one if key == "citations" else one["citation"])["article"])


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("text", 3),
        ("citations", None),
        ("outcome", "perhaps"),
        ("confidence", 1.5),
        ("mention", {"quote": ""}),
    ],
)
def test_a_value_of_another_kind_is_refused(key: str, wrong: object) -> None:
    jsonschema.Draft202012Validator.check_schema(ANSWER)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**_ANSWERS[0].to_json(), key: wrong}, ANSWER)
