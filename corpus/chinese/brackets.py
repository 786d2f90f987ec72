"""The marks that stand in pairs: quotations, titles of works, brackets."""

from typing import Final

#: The closing mark of each opening one. Titles come first: a span that cuts one is put right there first.
PAIRS: Final = {"《": "》", "“": "”", "‘": "’", "（": "）", "「": "」", "『": "』", "(": ")"}
OPENING: Final = "".join(PAIRS)
CLOSING: Final = "".join(PAIRS.values())
#: The opening mark of each closing one, on a printed page, where 【】 sets off the first words of an item.
OPENED_BY: Final = {closing: opening for opening, closing in (PAIRS | {"【": "】"}).items()}
