"""Every rule that completes a span does what its example says, and nothing else would."""

import pytest

from retriever.question import detect_answer_type
from retriever.reader.completion import RULES, Rule, complete


def completed(rule: Rule, rules: tuple[Rule, ...]) -> str:
    text, marked, question, _ = rule.example
    start = text.index(marked)
    a, b = complete(text, start, start + len(marked), detect_answer_type(question), question, rules=rules)
    return text[a:b]


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_does_what_its_example_says_and_no_other_does_it(rule: Rule) -> None:
    assert rule.fits(detect_answer_type(rule.example.question))
    assert completed(rule, RULES) == rule.example.whole
    assert completed(rule, tuple(one for one in RULES if one is not rule)) != rule.example.whole


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
