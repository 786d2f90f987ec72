"""baozhi calibrate: the threshold of an archive, from questions made of its own paragraphs."""

import argparse
import dataclasses

from bot.dialogue.calibration import (
    check_writable,
    choose_threshold,
    risk_coverage,
    run_trials,
    sample_questions,
    save_threshold,
)
from bot.errors import BatchError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, say_json
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def calibrate(args: argparse.Namespace) -> int:
    """Measure, write the threshold beside the index and print the risk–coverage curve.

    Raises:
        BatchError: too few figures in the archive to make questions of.
        StorageError: the threshold cannot be written; told before anything is measured.
    """
    with Retriever.open(args.index) as archive:
        check_writable(archive.folder)
        questions = sample_questions(archive, args.questions)
        if len(questions) < 20:
            raise BatchError(
                f"文章太少，只能出 {len(questions)} 道题，至少要 20 道 "
                "(too few figures in this archive to make 20 questions)"
            )
        points = risk_coverage(list(run_trials(archive, questions)))
        threshold = choose_threshold(points)
        save_threshold(archive.folder, threshold, len(questions))
    if args.json:
        say_json(
            {
                "threshold": threshold,
                "questions": len(questions),
                "curve": [dataclasses.asdict(p) for p in points],
            },
            indent=1,
        )
        return 0
    say("阈值 threshold  回答 coverage  错误 risk  拒答 refused")
    for point in points:
        mark = "  ←" if abs(point.threshold - threshold) < 0.026 else ""
        say(
            f"{point.threshold:>15.2f} {point.coverage:>13.3f} {point.risk:>9.3f} {point.refused:>12.3f}{mark}"
        )
    return 0
