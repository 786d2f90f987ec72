"""What names of places end in: the ranks of administration, from province to village, and what is named like them.

As parts of patterns, so that each rule may say what stands before and behind a rank.
"""

from typing import Final

#: Ranks of one character below the province, 盟, 旗 and 州 of the border regions among them.
BELOW_PROVINCE: Final = "市县区旗州盟乡镇村"
#: All ranks of one character; in a pattern ``[{LETTERS}]``.
LETTERS: Final = f"省{BELOW_PROVINCE}"
#: The ranks that a place is told by in running text; 盟 ends too many other words (联盟).
RANKS: Final = "省|市|县|旗|州|地区|区|乡|镇|村|社区|街道"
#: Every rank, the autonomous ones too, for a name that is known to be a place's.
EVERY_RANK: Final = f"自治[区州县旗]|地区|街道|社区|[{LETTERS}]"
#: Land under one administration that bears a name as a village does.
LANDS: Final = "牧场|林场"
