"""Claims about days of the week: the clause that names the days settles them."""

import pytest

from bot.dialogue.kinds.on_days import judge_on_days
from bot.dialogue.kinds.verdict import Verdict
from corpus.chinese.weekdays import weekdays_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("周一休市", {0}),
        ("星期二至周日开放", {1, 2, 3, 4, 5, 6}),
        ("周五到周二", {4, 5, 6, 0, 1}),
        ("周三、日休息", {2, 6}),
        ("礼拜天", {6}),
        ("双休日", {5, 6}),
        ("工作日", {0, 1, 2, 3, 4}),
        ("一周三次", set()),
        ("周一年前来过", set()),
    ],
)
def test_days_of_the_week(text: str, days: set[int]) -> None:
    assert weekdays_in(text) == days


@pytest.mark.parametrize(
    ("claim", "quote", "clause", "verdict"),
    [
        ("灯会周一开放", "灯会每晚6点开放，周一休息。", "周一休息", Verdict.NO),
        ("灯会周二开放", "灯会每晚6点开放，周一休息。", "周一休息", Verdict.YES),
        ("展馆周一开馆", "展馆周二至周日开放。票价5元。", "展馆周二至周日开放", Verdict.NO),
        ("周一去展馆行", "展馆周二至周日9时至17时开放，周一闭馆。", "周一闭馆", Verdict.NO),
        (
            "展馆周六能去",
            "展馆周二至周日9时至17时开放，周一闭馆。",
            "展馆周二至周日9时至17时开放",
            Verdict.YES,
        ),
        ("展馆周一开", "展馆周二至周日9时至17时开放，周一闭馆。", "周一闭馆", Verdict.NO),
        ("展馆周末开放", "展馆周二至周日开放。票价5元。", "展馆周二至周日开放", Verdict.YES),
        ("诊所周三休息", "诊所周三、日休息，其余时间开门。", "诊所周三、日休息", Verdict.YES),
    ],
)
def test_the_clause_with_the_days_settles_it(claim: str, quote: str, clause: str, verdict: Verdict) -> None:
    found = judge_on_days(claim, quote)
    assert found is not None
    assert quote[slice(*found[0])] == clause
    assert found[1] is verdict


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("灯会开放", "灯会每晚6点开放，周一休息。"),  # no day is claimed
        ("周三有讲座", "讲座每月一次，周三开门迎客。"),  # not about opening
        ("周三开放", "灯会每晚6点开放。"),  # no day is told
    ],
)
def test_other_claims_are_left_to_the_words(claim: str, quote: str) -> None:
    assert judge_on_days(claim, quote) is None
