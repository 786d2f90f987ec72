"""What can go wrong with encoders.

    EncoderError
    ├── EncoderNotFoundError   no such model here; the message says how to get it
    │   └── ModelSupportError  it runs on torch, which is not installed
    └── BrokenWeightsError     a weight file that is not what its name says

Every message is one line.
"""


class EncoderError(Exception):
    """Base of all errors of this package."""


class EncoderNotFoundError(EncoderError):
    """No such model on this machine."""


class ModelSupportError(EncoderNotFoundError):
    """A model that runs on torch, where torch and its libraries are not installed."""


class BrokenWeightsError(EncoderError):
    """A weight file that is damaged or of another layout."""
