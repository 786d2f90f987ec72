"""The sentences of the Telegram bot."""
