"""Follow-ups: what a turn may mean after the turn before it, and which meaning the pages support."""
