"""A conversation over an archive, and its front ends."""
