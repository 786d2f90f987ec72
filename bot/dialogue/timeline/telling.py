"""A timeline in words: 2023年：400万元；另报 380万元."""

from bot.dialogue.timeline.timeline import Entry
from bot.words.timeline import TimelineWords
from bot.words.times import tell_period


def heading_of(entry: Entry, words: TimelineWords) -> str:
    """Return the time of an entry and the values that are told of it; of a sentence the time alone."""
    when = tell_period(entry.period, words.language) + ("" if entry.told else words.of_the_day)
    values = [one.value for one in (entry.values if entry.differ else entry.statements[:1]) if one.value]
    if not values:
        return when
    others = "".join(words.also.format(value=value) for value in values[1:])
    return f"{when}{words.colon}{values[0]}{words.planned if entry.planned else ''}{others}"
