"""JSON Schemas in a folder, with all that they refer to; nothing from outside the folder, nothing from the network."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from newslint import NewslintError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def validator(root: Path, path: str) -> Validator:
    """What checks a value against the schema at ``path``, which starts from ``root`` and stays in it.

    Raises:
        NewslintError: where the schema can't be had or used, or jsonschema isn't installed.
    """
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise NewslintError("the schema must stand inside the folder of the configuration", path)
    if not file.is_file():
        raise NewslintError(f"there is no such schema in {root.resolve()}", path)
    return _validator(root.resolve(), file, path, file.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _validator(root: Path, file: Path, path: str, _changed: int) -> Validator:
    try:
        from jsonschema.exceptions import SchemaError
        from jsonschema.validators import Draft202012Validator, validator_for
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012
    except ImportError:
        raise NewslintError("metadata/schema needs jsonschema: pip install 'newslint[schema]'") from None

    def fetch(uri: str) -> Resource[Any]:
        parts = urlsplit(uri)
        target = Path(url2pathname(parts.path)).resolve()
        if parts.scheme != "file" or not target.is_relative_to(root) or not target.is_file():
            raise KeyError(uri)
        return Resource.from_contents(_read(target, path), default_specification=DRAFT202012)

    schema = _read(file, path)
    dialect = validator_for(schema, default=Draft202012Validator)
    try:
        dialect.check_schema(schema)
    except SchemaError as error:
        place = "/".join(map(str, error.absolute_path)) or "its top level"
        raise NewslintError(f"this is no valid JSON Schema: {error.message} (at {place})", path) from None
    registry: Registry[Any] = Registry(retrieve=fetch)  # type: ignore[call-arg]  # attrs' alias, unknown to mypy
    return dialect({"$ref": file.as_uri()}, registry=registry, format_checker=dialect.FORMAT_CHECKER)


def _read(file: Path, path: str) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise NewslintError(f"{file.name} isn't JSON: {error.msg}", path, error.lineno, error.colno) from None
    except (OSError, UnicodeDecodeError, RecursionError) as error:
        raise NewslintError(f"{file.name} can't be read: {error}", path) from None
