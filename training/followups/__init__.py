"""How the choice among the readings of a turn was fitted."""
