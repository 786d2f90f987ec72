"""The Telegram bot under load, faults and nonsense: in a process of its own, beside the tests' Bot API server.

    python -m benchmarks.telegram.load      200 chats at once, 2,000 questions
    python -m benchmarks.telegram.faults    every fault 50 times while questions come in
    python -m benchmarks.telegram.fuzz      5,000 malformed updates
    python -m benchmarks.telegram.idle      the real program with the bundled archive, at rest

Each prints JSON and ends with status 1 where its figures are not reached.
"""
