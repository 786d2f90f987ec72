"""The file that a message brings: a document, or a photo of a page in the largest size that there is of it."""

from dataclasses import dataclass

from telegram import Document, Message, PhotoSize


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent.

    Attributes:
        content: what is to be fetched.
        name: as its sender has it; photos have none, and are named by when they were sent.
    """

    content: Document | PhotoSize
    name: str | None

    @property
    def size(self) -> int:
        """Bytes that it is said to have, 0 where nothing is said."""
        return self.content.file_size or 0


def sent_file(message: Message) -> SentFile | None:
    """Return the file that a message brings, None where it brings none; a moving picture is none."""
    if message.document and not message.animation:
        return SentFile(message.document, message.document.file_name)
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return SentFile(largest, f"照片-{message.date:%Y%m%d-%H%M%S}-{message.message_id}.jpg")
    return None
