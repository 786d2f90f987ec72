import pytest

from bot.dialogue.listing.claims import claims_in, touches, where_said


@pytest.mark.parametrize(
    ("predicate", "sentence", "said"),
    [
        ("养螃蟹", "村里三十六户人家养起了螃蟹", True),
        ("养螃蟹", "村里发展螃蟹养殖", True),
        ("养螃蟹", "螃蟹节来了两万人", False),
        ("养骆驼", "村里养了四十头牛", False),
        ("分了红", "去年给社员分红52万元", True),
        ("搞了环境整治", "镇上开展环境卫生整治", True),
        ("搞了环境整治", "镇上的环境一天比一天好，作风整治也在进行", False),
        ("脱贫", "全村去年脱贫了", True),
        ("脱贫", "巩固脱贫攻坚成果", False),
        ("办了养殖培训班", "发了《养殖培训班手册》一百本", False),
    ],
)
def test_a_sentence_says_a_claim_or_does_not(predicate: str, sentence: str, said: bool) -> None:
    (claim,) = claims_in(predicate)
    assert (where_said(claim, sentence) is not None) is said


def test_alternatives_are_claims_of_their_own() -> None:
    first, second = claims_in("办了图书馆或者文化站")
    assert first.words == ["图书馆"]
    assert "文化站" in "".join(second.words)


@pytest.mark.parametrize("predicate", ["有", "搞了活动", "的", ""])
def test_what_says_nothing_is_no_claim(predicate: str) -> None:
    assert claims_in(predicate) == []


def test_in_other_words_the_verb_must_be_there() -> None:
    (claim,) = claims_in("给困难群众送过东西")
    assert touches(claim, "党员给十户人家送去米面", "党员给十户人家送去米面，问他们有什么困难")
    assert not touches(claim, "党员看望了十户人家", "党员看望了十户人家，问他们有什么困难")
