"""The tool ask: a short answer with its citations, or that the pages hold none."""

from typing import Final, Literal

from pydantic import Field, model_validator

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.dialogue.schemas import ANSWER, record, text
from bot.mcp.shown import answer_text
from bot.mcp.tools.tool import Desk, Reply, Tool, ToolMistakeError, Within

_EARLIER: Final = 5


class AskArguments(Within):
    """A question, what was asked before it, and which articles may answer."""

    question: str = Field(description="一个问题，可以是追问 (a question, also one that follows on another)")
    conversation: str | None = Field(
        default=None,
        description="接着问：上一个回答里的 conversation (to follow on: the conversation of an earlier answer)",
    )
    earlier: list[str] = Field(
        default=[],
        max_length=_EARLIER,
        description="接着问，但没有 conversation 时：前面的问题 (to follow on without one: the questions before)",
    )
    caution: Literal["strict", "usual", "loose"] = Field(
        default="usual",
        description="strict 少答错，loose 少拒答 (strict: fewer wrong answers; loose: fewer refusals)",
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> "AskArguments":
        if self.conversation and self.earlier:
            raise ValueError("conversation 和 earlier 只能给一个 (give conversation or earlier, not both)")
        return self


def _ask(desk: Desk, arguments: AskArguments) -> Reply:
    name = arguments.conversation
    state = desk.conversations.state(name) if name else None
    if name and state is None:
        raise ToolMistakeError(
            f"{name}: 没有这个对话，或已过期，请改用 earlier "
            "(no such conversation, or no longer: give the questions before in earlier)"
        )
    caution = Caution(arguments.caution)
    conversation = desk.assistant.filtered(arguments.filters).conversation(
        state, desk.language, None if caution is Caution.USUAL else caution
    )
    for question in arguments.earlier:
        conversation.ask(question)
    answer: Answer = conversation.ask(arguments.question)
    name = desk.conversations.keep(conversation.state, name)
    return Reply(
        {**answer.to_json(), "conversation": name},
        f"{answer_text(answer, desk.language)}\n\nconversation: {name}",
    )


ASK: Final = Tool(
    name="ask",
    title="向报纸提问 (ask the newspapers)",
    description=(
        "向中文报纸档案提一个问题，得到简短的回答和逐字的出处；报上没有时如实说没有。适合问事实、数字、人物、比较。 "
        "Ask the newspaper archive a question and get a short answer with verbatim citations, or that the pages hold "
        "none. For facts, figures, persons, comparisons."
    ),
    arguments=AskArguments,
    output=record(
        {**ANSWER["properties"], "conversation": text("give it with the next question to follow on")}
    ),
    run=_ask,
)
