"""Trains the reader: sources → examples → windows → weights."""
