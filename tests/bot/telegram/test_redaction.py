"""Whatever is logged, the token is not in it."""

import logging
import traceback
from urllib.parse import quote

import pytest

from bot.telegram import Token
from bot.telegram.wire.redaction import redact, redacted_logs

from .fake_server import TOKEN

SECRET = TOKEN.split(":")[1]


class CarelessError(Exception):
    def __str__(self) -> str:
        return f"cannot open http://host/bot{TOKEN}/getMe"


def test_messages_arguments_tracebacks_and_stacks(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("some.library")
    unfit = "%s %s"  # for one argument
    with redacted_logs(Token(TOKEN)), caplog.at_level(logging.DEBUG):
        log.info("POST http://host/bot%s/getMe %d", TOKEN, 200)
        log.debug({"url": TOKEN})
        log.warning("encoded %s", quote(TOKEN, safe=""))
        log.warning(unfit, TOKEN)
        log.info("stack", stack_info=True)
        try:
            raise CarelessError from ValueError(TOKEN)
        except CarelessError as error:
            log.exception("failed: %s", error)
    assert len(caplog.records) == 6
    assert SECRET not in caplog.text
    assert "POST http://host/bot***/getMe 200" in caplog.messages
    assert "CarelessError: cannot open http://host/bot***/getMe" in caplog.text
    for record in caplog.records:
        if record.exc_info:
            assert SECRET not in "".join(traceback.format_exception(record.exc_info[1]))
        assert SECRET not in repr(record.__dict__)


def test_other_records_stay_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    with redacted_logs(Token(TOKEN)):
        try:
            raise ValueError("harmless")
        except ValueError:
            logging.getLogger("x").exception("n = %d", 7)
    (record,) = caplog.records
    assert record.msg == "n = %d"
    assert record.args == (7,)
    assert record.exc_info


def test_everything_is_put_back(caplog: pytest.LogCaptureFixture) -> None:
    httpx = logging.getLogger("httpx")
    before = logging.getLogRecordFactory(), httpx.level
    with redacted_logs(Token(TOKEN)):
        assert httpx.level == logging.WARNING
    assert (logging.getLogRecordFactory(), httpx.level) == before


def test_a_short_secret_is_masked_with_its_number_only() -> None:
    assert redact("bot1:ab/getMe about", Token("1:ab")) == "bot***/getMe about"
