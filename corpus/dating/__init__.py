"""The times that a text tells, as days: 去年, 本月12日, 截至6月底, each against the day of its article."""

from corpus.dating.period import Period, period_of
from corpus.dating.telling import ToldTime, day_of, told_times

__all__ = ["Period", "ToldTime", "day_of", "period_of", "told_times"]
