"""XML for programs: trees of elements, written with nothing that XML forbids."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newslint.reporters.safety import clean

__all__ = ["Element", "SubElement", "fit", "write_xml"]

# Besides controls and surrogates, which ``clean`` shows as escapes, XML 1.0 knows no character of these two codes.
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def fit(text: str) -> str:
    """A text that may stand in XML, on one line."""
    return clean(" ".join(text.split())).translate(_NO_CHARACTERS)


def write_xml(root: Element, out: TextIO) -> None:
    """Write a document. What isn't ASCII is written as a reference, so that no encoding can harm it."""
    indent(root, " ")
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f"{tostring(root, encoding='us-ascii').decode()}\n")
