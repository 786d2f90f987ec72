"""Files read by processes of their own, several at once: none of them can bring down or hold up the program."""

from corpus.crew.crew import Crew, Failed, Finished, Found, Part

__all__ = ["Crew", "Failed", "Finished", "Found", "Part"]
