"""The words that ask: who, what, which, where, when, how many, why and how.

A word list for search, and patterns for those that look at how a question is put together. All read comparable text.
"""

from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.lazy import lazy_pattern

#: What questions are made of, however they are typed.
COMMON_WORDS: Final = ("多少", "什么", "为什么", "怎么", "怎么样", "谁", "哪里", "哪个", "哪些")
#: All words that ask, for a search that leaves them out.
WORDS: Final = frozenset(
    (*COMMON_WORDS, "哪", "啥", "几", "哪儿", "怎样", "如何", "为何", "为啥", "多久", "何时")
)

#: 几, but not that of 好几, 十几, 几乎, 几经.
_SOME: Final = "(?<![好十])几(?!乎|经)"
#: Asked for more than yes or no: 多少, 几个, 谁, 哪, 为何.
OPEN_QUESTION: Final = lazy_pattern(rf"多少|{_SOME}|谁|哪|什么|啥|怎么|怎样|为何|如何|咋|干[嘛吗]")
#: Where in a question it asks for a fact of its own: 多少, 几顶, 哪年, 谁, 什么时候; why and how are clauses.
FACT_ASKED: Final = lazy_pattern(
    r"多少|(?<![好十])几(?!乎|经|率)|哪一?[年天月日位个家里儿些]|谁|什么时候|啥时候?|何时|什么|多[长高大重远宽深久]|百分之几"
)
#: A turn of a conversation that asks at all, by any sign of it.
ANY_SIGN: Final = lazy_pattern(r"多少|什么|哪|谁|几|怎|为何|如何|啥|何时|多[长大高远久]|吗")
#: The words of a question that only ask, to be cut out of it: 请问, 哪一年, 为什么, 呢.
ASKING_WORDS: Final = lazy_pattern(
    rf"请问|告诉我|多少|什么时候|什么|哪些|哪[{TO_TEN}两几]?[个家位年月天里儿]?|为什么|为何|为啥|怎么样?|怎样|如何|啥时候|啥|几|谁|吗|呢|[？?]"
)
