"""A program that uses the packages as one outside would: mypy checks it with the rest (``make lint``)."""
