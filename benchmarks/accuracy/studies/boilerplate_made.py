"""Boilerplate set below real articles that have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.accuracy.corpora import Split
from benchmarks.accuracy.hits import hits
from benchmarks.accuracy.scoring import Judgement, Outcome
from benchmarks.accuracy.studies._polnear import sample_of

CORPORA = ("polnear",)
_EACH = 4  # every so many articles of a file are used
_MADE = {
    "boilerplate/copyright-line": (
        "© 2024 Tornby Times",
        "Copyright 2023 Northern Press. All rights reserved.",
        "© 2019–2024 Harbour Radio. This material may not be published, broadcast or rewritten.",
        "(c) 2021 Lenn Valley News, all rights reserved",
    ),
    "boilerplate/comment-form": (
        "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
        "Post a comment\n\nName *\n\nEmail *\n\nWebsite\n\nSave my name and email for the next time I comment.",
        "You must be logged in to post a comment.",
        "Leave a comment\n\nCancel reply\n\nComment *\n\nPost Comment",
    ),
    "boilerplate/newsletter-promo": (
        "Sign up for our newsletter and get the best of the valley in your inbox every morning.",
        "Subscribe to our weekly newsletter",
        "Get the morning's news delivered straight to your inbox. Enter your email address to subscribe.",
        "Want more stories like this one? Sign up for The Harbour Letter, our free daily newsletter.",
    ),
    "boilerplate/related-links": (
        "Related articles\n\nNew ferry for the fjord\n\nMayor opens the school",
        "You may also like\n\nTen walks along the coast\n\nWhat the storm left behind",
        "READ MORE: New ferry for the fjord",
        "More from this section\n\nThe bridge that nobody wanted\n\nA town without a baker",
    ),
    "boilerplate/share-buttons": (
        "Share this:\n\nFacebook\n\nTwitter\n\nEmail",
        "Share on Facebook\n\nShare on X\n\nCopy link",
        "Tweet\n\nShare\n\nPin\n\nPrint",
        "Follow us on Facebook, Instagram and YouTube",
    ),
    "boilerplate/reader-comments": (
        "3 Comments\n\nPer Nygaard\nMarch 12, 2024 at 8:41 pm\n\nAbout time that somebody wrote about this!",
        "2 thoughts on “The story of the day”\n\nMette says:\n\nI was there, and it was not like this at all.",
        "Comments (2)\n\nJonas Vik\n2 days ago\n\nWho pays for it in the end?\n\nIda\n1 day ago\n\nWe all do.",
        "14 responses\n\nThis is the worst news of the year. What are we to do now?\n\nView all comments",
    ),
    "boilerplate/site-description": (
        "Tornby Online is an independent news portal that brings you the latest news from the town and the valley.",
        "The Vik Weekly is your trusted source for local stories, a website dedicated to bringing readers the news.",
        "Lenn Media is a digital publication that keeps you informed about business in the valley, every day.",
        "Harbour Radio is the leading news website of the coast, offering you the latest headlines at any hour.",
    ),
}


def judge(split: Split) -> Iterator[Judgement]:
    """Each piece by whether its rule finds it, or another rule of the family does.

    A finding that begins before the piece is wrong, though some of these articles end in boilerplate of their own.
    """
    for number, row in enumerate(split.rows()):
        if number % _EACH:
            continue
        sample = sample_of(split, row)
        for rule, pieces in _MADE.items():
            piece = pieces[number // _EACH % len(pieces)]
            changed = replace(sample, text=f"{sample.text.rstrip()}\n\n{piece}\n")
            start = len(sample.text.rstrip())
            found = [hit for hit in hits(changed, "boilerplate") if hit.place.end > start]
            for hit in found:
                outcome = Outcome.RIGHT if hit.place.start >= start else Outcome.WRONG
                yield Judgement(hit.rule, outcome, hit.place, hit.context, made=True)
            place = sample.place._replace(start=start, end=start + len(piece))
            yield Judgement(rule, Outcome.FOUND if found else Outcome.MISSED, place, piece, made=True)
