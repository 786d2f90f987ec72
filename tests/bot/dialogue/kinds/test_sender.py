"""A claimed sender is confirmed only where the sentence has one."""

import pytest

from bot.dialogue.kinds.claims import claim_in
from bot.dialogue.kinds.sender import Sender, judge_sender
from bot.dialogue.kinds.verdict import Verdict, judge


@pytest.mark.parametrize(
    ("claim", "sentence", "told"),
    [
        ("陈小满去支教是县里派她去的", "陈小满来到湖畔小学支教。", Sender.UNTOLD),
        ("陈小满去支教是县里派她去的", "陈小满主动申请到湖畔小学支教。", Sender.NONE),
        ("陈小满去支教是县里派她去的", "县教育局派陈小满到湖畔小学支教。", None),
        ("陈小满去支教是省里派她去的", "学校派陈小满到湖畔小学支教。", Sender.UNTOLD),
        ("陈小满不是县里派去的", "陈小满来到湖畔小学支教。", None),
        ("渡口附近设了派出所", "渡口设了派出所。", None),
        ("陈小满是老师", "陈小满是湖畔小学的老师。", None),
    ],
)
def test_who_sent_somebody(claim: str, sentence: str, told: Sender | None) -> None:
    assert judge_sender(claim, sentence) is told


def test_the_verdict_stays_open_where_no_sender_is_told() -> None:
    claim = claim_in("陈小满去支教是县里派她去的吧")
    assert claim is not None
    assert judge(claim, "陈小满来到湖畔小学支教") is Verdict.OPEN
    assert judge(claim, "陈小满主动报名到湖畔小学支教") is Verdict.NO
    assert judge(claim, "县教育局派陈小满到湖畔小学支教") is Verdict.YES
