"""Where sentences end."""

from __future__ import annotations

import pytest

from newslint.language import english
from newslint.sentences import split_sentences

CASES = {
    "full stop": ["The council met.", "It voted."],
    "question and exclamation": ["Will it pass?", "Nobody knew!", "It did."],
    "decimal": ["Prices rose 3.5 percent.", "Wages fell."],
    "title": ["Dr. Amara Okafor spoke first.", "Gen. Lindqvist followed."],
    "mountain": ["They climbed Mt. Fuji.", "It rained."],
    "initials": ["J. K. Varga wrote it.", "George W. Hale did not."],
    "initial that is a label": ["They turned to Plan B.", "The vote was close."],
    "first person": ["It was you and I.", "Did anybody see?"],
    "country within a sentence": ["The U.S. Senate met.", "It rose early."],
    "country at the end": ["He flew to the U.S.", "The visit lasted a week."],
    "country before a question": ["They joined the E.U.", "How did it go?"],
    "time of day at the end": ["It opened at 6 p.m.", "Mr. Osei was the first."],
    "company at the end": ["She left Norwind Inc.", "He stayed."],
    "company within": ["Norwind Inc. said it would appeal."],
    "company with a mark": ["He works for Zing! in Leeds.", "He likes it."],
    "number": ["See No. 5 on the list.", "It is short."],
    "refusal": ["Her answer was no.", "That was all."],
    "closing quote": ["“We lost the bridge.”", "Then the road went."],
    "quoted question with speaker": ["“Who pays for it?” Ms. Brandt asked.", "Nobody answered."],
    "quoted question with lower-case speaker": ["“Who pays?” she asked.", "Nobody answered."],
    "question that ends": ["“Who pays?”", "The room was silent."],
    "brackets": ["He left (it was late.)", "She stayed."],
    "list number": ["1. Open the valve."],
    "ellipsis": ["We waited…", "Nobody came."],
    "ellipsis within": ["We waited … and waited."],
    "abbreviation before lower case": ["Bring cups, plates, etc. to the hall.", "Doors open at noon."],
    "line break": ["Norwind reports a loss", "Shares fall"],
    "Chinese": ["会议结束了。", "没有结果。"],
}


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text), english())]


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_sentences_are_found(expected: list[str]) -> None:
    joint = "\n" if expected[0].endswith("loss") else "" if expected[0].endswith("。") else " "
    assert sentences(joint.join(expected)) == expected


def test_offsets_are_those_of_the_text() -> None:
    text = "One. Two.  Three."
    assert list(split_sentences(text, 5, len(text), english())) == [(5, 9), (11, 17)]


def test_white_space_alone_is_no_sentence() -> None:
    assert sentences(" \n\t ") == []


def test_a_long_line_without_an_end_is_one_sentence() -> None:
    assert len(sentences("word " * 60_000)) == 1
