"""How far texts are apart: errors of a line within a page, and what two texts have in common.

Both count in the bits of long numbers, after G. Myers (1999) and H. Hyyrö (2004), so that pages take a second.
"""


def errors_within(line: str, text: str) -> int:
    """Return the edits between a line and the stretch of a text that is most like it."""
    if not line:
        return 0
    whole, last = (1 << len(line)) - 1, 1 << (len(line) - 1)
    masks: dict[str, int] = {}
    for at, char in enumerate(line):
        masks[char] = masks.get(char, 0) | 1 << at
    more, less, score = whole, 0, len(line)
    best = score
    for char in text:
        same = masks.get(char, 0)
        diagonal = (((same & more) + more) ^ more) | same | less
        up, down = less | (~(diagonal | more) & whole), more & diagonal
        score += (up & last != 0) - (down & last != 0)
        up, down = up << 1 & whole, down << 1 & whole  # a stretch may begin anywhere
        more, less = down | (~(diagonal | up) & whole), up & diagonal
        best = min(best, score)
    return best


def common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence of two texts."""
    whole = (1 << len(one)) - 1
    masks: dict[str, int] = {}
    for at, char in enumerate(one):
        masks[char] = masks.get(char, 0) | 1 << at
    row = whole
    for char in other:
        match = row & masks.get(char, 0)
        row = ((row + match) | (row - match)) & whole
    return len(one) - row.bit_count()
