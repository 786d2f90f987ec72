"""Talking to the Bot API: requests in, messages out, at the pace it allows."""
