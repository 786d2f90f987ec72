"""A claim held against a sentence of the pages: confirmed, contradicted, or neither."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.dialogue.kinds.claims import Claim
from bot.dialogue.kinds.reckoning import comparable_with
from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import Value, find
from corpus.text import normalize
from retriever.reader.years import moments_of


class Verdict(Enum):
    """What a sentence says to a claim."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


#: 不, 没, 未 … but not where they only bound a number or link sentences (不到, 不仅, 不断).
_NOT: Final = re.compile(
    r"不(?![到足仅但断同久少超低高满大小管论惧畏负忘辞懈止])|没(?!收)|未(?!来|成年|央)|[无勿莫](?!论|数|缝|私|人机|线|锡|形)|免[费收交缴签]|禁止|严禁|谢绝|停止|取消|推迟|拒绝|叫停|暂停|否认|尚待|有待|落空|流产|唯有|除[^，。]{1,12}外"
)
_CLAIM_NOT: Final = re.compile(
    r"不(?![到足仅但断同久少超低高满止])|没(?!收)|未(?!来)|无(?!论|数|线|人机)|免费|白"
)
_ALL: Final = re.compile(
    r"都(?!市)|全(?!县|市|区|村|镇|乡|国|省|旗|州|年|长|球|民|体会|队|校|院|家|党)|所有|每[^\W\d]|个个|统统|一律|彻底|完全|通通|回回|一直|从来|始终|处处|各"
)
_SAYS_ALL: Final = re.compile(
    r"全部|全都|都|均|皆|100%|百分之百|无一|所有|一律|全覆盖|悉数|每[^\W\d]|一个不落|无一例外|全面|全数|全额|全程|已全"
)
_SAYS_PART: Final = re.compile(
    r"其中|部分|多数|大多|有的|仅|只|唯有|余下|其余|剩余|另有|除|尚有|还有|近半|个别|少数|[几八九七六五四三二]成(?!立)"
)
_ONLY: Final = re.compile(r"只|仅|唯一|就[^，]{0,4}一|才")
_SAYS_ONLY: Final = re.compile(r"唯一|仅|只|独")
#: 到六十个了吗, 够十家: at least so many.
_REACHES: Final = re.compile(r"(?:到|够|达到?|满|有|凑|超)[^\d]{0,3}$")
_PREDICTED: Final = re.compile(r"以上|往上|多|还多|开外|不止")
_MOST: Final = re.compile(r"大头|一多半|多半|大半|多数|大部分|绝大|主要")


def judge(claim: Claim, evidence: str, value: str = "") -> Verdict:
    """Return what a stretch of the pages says to a claim.

    Args:
        claim: what is to be confirmed.
        evidence: the clauses that speak of it.
        value: what the pages give where the claim has a value; read for it, or empty.
    """
    for one in claim.values:
        said = _of_the_same(one, value) or _of_the_same(one, evidence)
        if said is not None:
            return _compared(claim, one, said)
        told = (
            _dates(claim.text[one.start : one.end], value or evidence)
            if one.dimension is Dimension.DATE
            else None
        )
        if told is not None:
            return told
    share = _share_claimed(claim)
    if share is not None and (ratio := _ratio(evidence)) is not None:
        return _as_verdict(ratio > share)
    return _by_words(claim, evidence)


def _by_words(claim: Claim, evidence: str) -> Verdict:
    """Judge by quantifiers and by negation: what both deny, or neither, is confirmed."""
    text = normalize(evidence, numerals=False).text
    denied, denies = bool(_CLAIM_NOT.search(claim.text)), bool(_NOT.search(text))
    if _ALL.search(claim.text) and not denied:
        ratio = _ratio(evidence)
        if _SAYS_ALL.search(text) and not denies:
            return Verdict.YES
        if ratio is not None and ratio < 1:
            return Verdict.NO
        if _SAYS_PART.search(text) or denies:
            return Verdict.NO
        return Verdict.YES
    if _ONLY.search(claim.text) and _SAYS_ONLY.search(text):
        return Verdict.YES
    return _as_verdict(denied == denies)


def _as_verdict(holds: object) -> Verdict:
    return Verdict.YES if holds else Verdict.NO


def _of_the_same(one: Value, text: str) -> Value | None:
    """Return the first value of a text that measures what a claim's value does, or None."""
    if one.low is None and one.high is None:
        return None
    return next(
        (
            other
            for other in find(text)
            if comparable_with(one, other) and (other.low is not None or other.high is not None)
        ),
        None,
    )


def _compared(claim: Claim, one: Value, said: Value) -> Verdict:
    """Hold the value that is told against the one claimed, with the bounds of both."""
    told = said.low if said.low is not None else said.high
    low, high = one.low, one.high
    if told is None:
        return Verdict.OPEN
    denied = (
        bool(re.search(r"[没未不](?:有)?(?:超过|超|到|过|足)", claim.text[max(0, one.start - 4) : one.end]))
        and low is not None
        and high is None
    )
    if low is not None and low == high:
        before, behind = claim.text[: one.start], claim.text[one.end :]
        if _REACHES.search(before) and not before.endswith("没有"):
            holds = (
                told >= low
                if re.search(r"了$|[到够满凑]", before[-4:] + behind[-1:])
                else _near(told, low, said)
            )
        else:
            holds = _near(told, low, said)
    else:
        holds = (low is None or told >= low) and (high is None or told <= high)
        if said.low is None and said.high is not None and low is not None:
            holds = said.high > low
    return _as_verdict(holds != denied)


def _near(told: Decimal, claimed: Decimal, said: Value) -> bool:
    """Tell whether two values are one; 1000余 is what is called a thousand."""
    return told == claimed or (
        said.about and claimed <= told * Decimal("1.1") and told <= claimed * Decimal("1.1")
    )


def _dates(claimed: str, evidence: str) -> Verdict | None:
    """Compare the dates of a claim and of a text, by the parts that both name; None where none is comparable."""
    wanted, told = moments_of(claimed), moments_of(evidence)
    for one in wanted:
        for other in told:
            parts = [(a, b) for a, b in zip(one, other, strict=False) if a and b]
            if parts:
                if all(a == b for a, b in parts):
                    return Verdict.YES
    return (
        Verdict.NO
        if any(a and b for one in wanted for other in told for a, b in zip(one, other, strict=False))
        else None
    )


def _share_claimed(claim: Claim) -> Decimal | None:
    """Return the share above which a claim of most or of half holds; None where it claims none."""
    if _MOST.search(claim.text):
        return Decimal("0.5")
    shares: Sequence[Value] = [value for value in claim.values if value.dimension is Dimension.SHARE]
    if (
        shares
        and shares[0].low is not None
        and (shares[0].high is None or re.search("一半|过半|半", claim.text))
    ):
        return shares[0].low / 100
    return None


def _ratio(evidence: str) -> Decimal | None:
    """Return the share that a part is of a whole told in one breath (47家中已处置41家), or None."""
    counts = [value for value in find(evidence) if value.dimension is Dimension.COUNT and value.low]
    for whole in counts:
        for part in counts:
            if (
                part.start > whole.start
                and part.unit == whole.unit
                and part.low
                and whole.low
                and part.low < whole.low
            ):
                return part.low / whole.low
    share = next(
        (value for value in find(evidence) if value.dimension is Dimension.SHARE and value.low), None
    )
    return share.low / 100 if share and share.low else None
