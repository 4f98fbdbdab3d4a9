"""Posts that have no body on purpose: they point elsewhere, or hold their content in the front matter."""

from __future__ import annotations

from pathlib import PurePosixPath

from newslint import Article

LINK_KEYS = tuple(
    (
        "source_url external_url externalUrl external_link externalLink external link link_url linkUrl link_to "
        "redirect redirect_to redirectTo redirect_url redirectUrl"
    ).split()
)
"""Keys of link posts: those of Hugo and Jekyll themes, of jekyll-redirect-from, and of public article repositories."""

_CONTENT_KEYS = tuple(
    "content body text sections blocks widgets components cascade video youtube audio podcast".split()
)
_LISTS = frozenset("redirect list section index home archive archives category categories tag tags search".split())


def has_no_body_on_purpose(article: Article, link_keys: tuple[str, ...]) -> bool:
    """Whether nobody expects a body: a link post, a section's own page, content kept in the front matter."""
    if PurePosixPath(article.path).name.startswith("_index."):
        return True
    front = article.metadata.front
    if front is None:
        return False
    layouts = (front.get("layout"), front.get("type"))
    if any(node and node.text in _LISTS for node in layouts):
        return True
    return any(
        node.value not in (None, "", False, ()) for key in (*link_keys, *_CONTENT_KEYS) if (node := front.get(key))
    )
