"""Feeding an index by Ray; make cluster installs it and runs these."""
