"""Radicals that some pages print for the characters they look like: ⻢ for 马, ⼗ for 十.

Two blocks of Unicode hold them. The Kangxi radicals are compatible with their characters, which Unicode says;
of the supplement it says so of two alone, so the others are written down here.
"""

import unicodedata
from typing import Final

_SUPPLEMENT: Final = (
    "⺁厂⺃乚⺄乙⺇几⺉刂⺊卜⺋㔾⺌小⺍小⺎尢⺐尢⺒巳⺓幺⺔彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻"
    "⺮竹⺯糸⺰纟⺱罓⺲罒⺳网⺵网⺶羊⺷羊⺸羊⺹老⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门"
    "⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)

#: For ``str.translate``, one character for one.
RADICALS: Final = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))},
    **{ord(radical): char for radical, char in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}
