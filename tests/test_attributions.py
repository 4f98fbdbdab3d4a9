"""Who says what."""

from __future__ import annotations

import pytest

from newslint.attributions import Attribution, find_attributions
from newslint.language import english
from newslint.quotations import find_quotations
from newslint.sentences import split_sentences

NAMED = [
    ("Ines Marrero said the pier was sold.", "Ines Marrero", "said"),
    ("President Vera Lindqvist has also said so.", "President Vera Lindqvist", "said"),
    ("Mr. Hale denied it.", "Mr. Hale", "denied"),
    ("Sen. Jo Falk (I-Vt.) said no.", "Sen. Jo Falk", "said"),
    ("On Friday Lindqvist told the council so.", "Lindqvist", "told"),
    ("In Leeds, Ines Marrero said so.", "Ines Marrero", "said"),
    ("Ines Marrero, 43, a nurse from Leeds, said so.", "Ines Marrero", "said"),
    ("Ines Marrero of the Institute for Ports said so.", "Ines Marrero of the Institute for Ports", "said"),
    ("Norwind’s chief, Paul Adeyemi, told Reuters so.", "Paul Adeyemi", "told"),
    ("Marrero, who said she was there, left.", "Marrero", "said"),
    ("Port chief Ines Marrero is warning of a strike.", "Ines Marrero", "warning"),
    ("As Marrero noted, it was late.", "Marrero", "noted"),
    ("Marrero, however, said no.", "Marrero", "said"),
    ("The Kremlin said in a statement that it was not.", "Kremlin", "said"),
    ("Norwind expects a loss.", "Norwind", "expects"),
    ("The University of Leeds said no.", "University of Leeds", "said"),
    ("A Norwind spokeswoman said no.", "Norwind spokeswoman", "said"),
    ("Nobody left, a spokeswoman for Norwind said.", "spokeswoman for Norwind", "said"),
    ("“It is late,” said Ines Marrero.", "Ines Marrero", "said"),
    ("“It is late,” said port chief Ines Marrero of Leeds.", "Ines Marrero of Leeds", "said"),
    ("It was wrong, said a spokesman for Norwind.", "Norwind", "said"),
    ("Prices fell, according to the Harbour Institute.", "Harbour Institute", "according to"),
    ("Prices fell, according to a report by Norwind.", "Norwind", "according to"),
    ("“It is late,” said Norwind chief executive Ines Marrero.", "Norwind", "said"),
    ("It was late, she wrote, citing Ines Marrero.", "Ines Marrero", "citing"),
]

NOBODY = [
    "Officials at Norwind said no.",
    "Analysts at Norwind, the bank, say no.",
    "Sources close to the matter say no.",
    "Northland officials have said so.",
    "The Northland government has maintained that it is safe.",
    "Prices fell, according to officials in Leeds.",
    "Prices fell, according to Northland officials.",
    "It was wrong, said officials in Leeds.",
    "Critics said so.",
    "“It is late,” said one Norwind adviser.",
    "“It is late,” said a former Northland law enforcement official.",
    "Prices fell, according to Northland port officials.",
    "Nobody left, believing that Ines Marrero was ill.",
    "Farmers said so.",
    "It ended, he left, said Tuesday.",
    "Ines Marrero was told to leave.",
    "The United States and the Washington Post.",
    "Marrero’s claims were wrong.",
    "“Ines Marrero said the pier was sold” was the headline.",
]


def attributions(text: str) -> tuple[Attribution, ...]:
    sentences = list(split_sentences(text, 0, len(text), english()))
    return find_attributions(text, sentences, find_quotations(text, [(0, len(text))]), english())


def told(text: str) -> list[tuple[str, str]]:
    return [(text[a.source_start : a.source_end], text[a.cue_start : a.cue_end]) for a in attributions(text)]


@pytest.mark.parametrize(("text", "source", "cue"), NAMED)
def test_a_named_source_is_found(text: str, source: str, cue: str) -> None:
    assert (source, cue) in [(found.removeprefix("A "), word) for found, word in told(text)]


@pytest.mark.parametrize("text", NOBODY)
def test_a_source_with_no_name_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["She said so.", "“It is late,” she said.", "They have also warned of it."])
def test_a_pronoun_is_a_source_without_a_name(text: str) -> None:
    assert [found.named for found in attributions(text)] == [False]


def test_a_plural_that_begins_a_sentence_is_a_name_where_it_is_one_elsewhere() -> None:
    assert told("Waters said no. He had met Ines Waters before.") == [("Waters", "said")]


def test_each_sentence_keeps_its_own_sources() -> None:
    assert told("Ines Marrero left. Somebody said no. Paul Adeyemi agreed.") == [("Paul Adeyemi", "agreed")]


def test_a_long_text_without_stops_stays_linear() -> None:
    assert len(attributions("Marrero said and officials said " * 4_000)) > 0
