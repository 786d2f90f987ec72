"""The options by which a language model words the answers."""

import argparse
import os
from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.dialogue.rephrasing.rephraser import Rephraser


def rephraser_of(args: argparse.Namespace) -> "Rephraser | None":
    """Return what words the answers, where the options name a model.

    Raises:
        SettingsError: an address without a model or a model without an address, or an address that is none.
    """
    if args.llm is None and args.llm_model is None:
        return None
    if args.llm is None or args.llm_model is None:
        raise SettingsError("--llm 和 --llm-model 要一起用 (--llm and --llm-model go together)")
    # an HTTP client, and much else that no other answer needs
    from bot.dialogue.rephrasing.endpoint import KEY_VARIABLE, Endpoint  # noqa: PLC0415
    from bot.dialogue.rephrasing.rephraser import Rephraser  # noqa: PLC0415

    return Rephraser(Endpoint(args.llm, args.llm_model, os.environ.get(KEY_VARIABLE, "")))
