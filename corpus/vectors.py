"""What turns texts into vectors, for readers deep down: given by whoever has a file read, or not."""

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Texts → a row for each; None where there is no encoder after all.
Encode = Callable[[Sequence[str]], "NDArray[np.float32] | None"]

ENCODE: Final[ContextVar[Encode | None]] = ContextVar("encode", default=None)
