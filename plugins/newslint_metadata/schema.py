"""Front matter that doesn't follow the site's own JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from newslint import WHOLE, Article, ArticleRule, Context, Finding, NewslintError, Node, Severity, Uses, Where, frozen

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_LONGEST = 200


@frozen
class Options:
    """Options of metadata/schema."""

    schema: Annotated[str, "path of the JSON Schema, from the folder of the configuration file; empty: no check"] = ""


def check(article: Article, context: Context[Options]) -> Iterator[Finding]:
    """Yield each thing that the schema doesn't allow, at its key or value.

    Raises:
        NewslintError: for a schema that can't be used.
    """
    front = article.metadata.front
    if not context.options.schema or (front is None and (article.faults or article.format == "html")):
        return
    for error in _errors(front.plain() if front else {}, context):
        unknown = _unknown_keys(error)
        for name in unknown:
            yield context.finding(_place(front, [*error.absolute_path, name], key=True), "unknown", name=name)
        if not unknown:
            path = list(error.absolute_path)
            name = ".".join(map(str, path)) or "front matter"
            yield context.finding(_place(front, path), "against", name=name, problem=error.message[:_LONGEST])


def _errors(value: Any, context: Context[Options]) -> list[ValidationError]:
    from newslint_metadata._schemas import validator  # brings urllib and jsonschema: only where a schema is named

    checker = validator(context.root, context.options.schema)
    from jsonschema.exceptions import best_match
    from referencing.exceptions import Unresolvable

    try:
        return [best_match([error]) or error for error in checker.iter_errors(value)]
    except Unresolvable as error:
        message = f"refers to “{error.ref}”, which is no file in the folder of the configuration"
        raise NewslintError(message, context.options.schema) from None


def _unknown_keys(error: ValidationError) -> list[str]:
    """The keys that a mapping has and its schema doesn't know, where that is the error."""
    schema = error.schema
    if (
        error.validator != "additionalProperties"
        or not isinstance(schema, Mapping)
        or not isinstance(error.instance, dict)
    ):
        return []
    patterns = schema.get("patternProperties", {})
    return [
        name
        for name in error.instance
        if name not in schema.get("properties", {}) and not any(re.search(pattern, name) for pattern in patterns)
    ]


def _place(front: Node | None, path: list[Any], *, key: bool = False) -> Where:
    """The place of the value (or its key) at a path; the whole article for what isn't there to be pointed at."""
    node = front
    for step in path:
        if node is None:
            return WHOLE
        node = node.elements()[step] if isinstance(step, int) else dict(node.items()).get(step)
    if node is None or node is front:
        return WHOLE
    return node.key if key and node.key else node.place


rule = ArticleRule(
    "metadata/schema",
    check,
    title="Front matter against its schema",
    advice="Put in what the schema asks for, in the form that it asks for.",
    messages={
        "against": "“{name}” doesn't follow the schema: {problem}.",
        "unknown": "The schema knows no key “{name}”: mend its spelling, or take it out.",
    },
    severity=Severity.ERROR,
    certain="It repeats what a JSON Schema validator says of the site's own schema, at the key or value that it names.",
    options=Options,
    uses=frozenset({Uses.FILES}),
)
