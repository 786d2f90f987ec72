"""Commands of those who may change the index."""

from bot.telegram.commands.typed import Typed


async def offer_removal(typed: Typed) -> None:
    """List the documents that were sent in, a button to take out each."""
    await typed.tools.library.offer_removal(typed.message)


async def read_again(typed: Typed) -> None:
    """Index all documents again."""
    await typed.tools.library.reindex(typed.message)


async def send_backup(typed: Typed) -> None:
    """Send a copy of everything that cannot be made again."""
    await typed.tools.library.backup(typed.message)
