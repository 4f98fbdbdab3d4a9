"""Bytes become text by what they say of themselves, and what is wrong with them is told in its place."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import NewslintError
from newslint.parts import FaultKind
from newslint.reading.decoding import Decoded, decode
from newslint.spans import SourceSpan


def read(data: bytes, fallback: str = "windows-1252") -> Decoded:
    return decode(data, "a.txt", fallback)


def page(charset: str, text: str) -> bytes:
    return f'<html><meta charset="{charset}"><p>{text}'.encode(charset)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("café".encode(), "café"),
        (codecs.BOM_UTF8 + "café".encode(), "café"),
        (codecs.BOM_UTF16_LE + "café".encode("utf-16-le"), "café"),
        (codecs.BOM_UTF16_BE + "café".encode("utf-16-be"), "café"),
        (codecs.BOM_UTF32_LE + "café".encode("utf-32-le"), "café"),
        (page("koi8-r", "Мэр"), '<html><meta charset="koi8-r"><p>Мэр'),
        (page("shift_jis", "市長"), '<html><meta charset="shift_jis"><p>市長'),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb1', '<?xml version="1.0" encoding="iso-8859-2"?><p>ą'),
        (b"<meta charset=latin-1>\x93so\x94", "<meta charset=latin-1>“so”"),
        (b"<meta charset=no-such>caf\xc3\xa9", "<meta charset=no-such>café"),
        (b"<meta charset=hex>caf\xc3\xa9", "<meta charset=hex>café"),
        (b"<meta charset=utf-7>+AGE-", "<meta charset=utf-7>+AGE-"),
        (b"<meta charset=ascii>caf\xc3\xa9", "<meta charset=ascii>café"),
    ],
)
def test_text_is_read_as_its_bom_or_its_head_says(data: bytes, text: str) -> None:
    assert read(data) == Decoded(text, ())


def test_an_article_that_shows_a_declaration_declares_nothing() -> None:
    text = 'Pages began with `<meta charset="koi8-r">` in the cafés of 1996.'
    assert read(text.encode()) == Decoded(text, ())


@pytest.mark.parametrize(
    ("data", "fallback", "text", "bad"),
    [
        (b"The caf\xe9 closed", "windows-1252", "The café closed", "é"),
        (b"\x93So\x94 he said", "windows-1252", "“So” he said", "“"),
        ("Мэр ушёл".encode("koi8-r"), "koi8-r", "Мэр ушёл", "М"),
        ("“So” – the caf".encode() + b"\xe9", "windows-1252", "“So” – the caf\ufffd", "\ufffd"),
        (codecs.BOM_UTF16_LE + "café".encode("utf-16-le") + b"x", "windows-1252", "café\ufffd", "\ufffd"),
        (b"<meta charset=shift_jis>\x81", "windows-1252", "<meta charset=shift_jis>\ufffd", "\ufffd"),
    ],
)
def test_bad_bytes_are_told_where_they_stand(data: bytes, fallback: str, text: str, bad: str) -> None:
    found = read(data, fallback)
    [fault] = found.faults
    assert (found.text, fault.kind) == (text, FaultKind.ENCODING)
    assert isinstance(fault.where, SourceSpan)
    assert found.text[slice(*fault.where)] == bad


@pytest.mark.parametrize(("data", "fallback"), [(b"PK\x03\x04\0\0", "windows-1252"), (b"caf\xe9", "no-such")])
def test_what_cannot_be_text_is_an_error_of_the_run(data: bytes, fallback: str) -> None:
    with pytest.raises(NewslintError):
        read(data, fallback)


@given(data=st.binary(max_size=80).map(lambda data: data.replace(b"\0", b"")))
def test_any_bytes_are_read_with_faults_inside_the_text(data: bytes) -> None:
    for head in (b"", b"<meta charset=shift_jis>", b"<meta charset=iso-2022-jp>", codecs.BOM_UTF8, codecs.BOM_UTF16_BE):
        found = read(head + data)
        for fault in found.faults:
            assert isinstance(fault.where, SourceSpan)
            assert 0 <= fault.where.start <= fault.where.end <= len(found.text)
        assert not any("\ud800" <= char <= "\udfff" for char in found.text)
