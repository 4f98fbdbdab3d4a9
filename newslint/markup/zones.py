"""Which part of an HTML page an element belongs to.

``nav``, ``aside``, ``header`` and ``footer`` (or their ARIA roles) say so, and the ids and classes that comment
systems use. A ``header`` of an article, section or main part holds its headline and belongs to it; so does a
``footer`` of a quotation or figure, which names its source. Inside a zone a nearer one wins, except in comments.
"""

from __future__ import annotations

from newslint.markup.tokens import StartTag
from newslint.parts import Zone

_TAGS = {"aside": Zone.ASIDE, "footer": Zone.FOOTER, "header": Zone.HEADER, "nav": Zone.NAVIGATION}
_ROLES = {
    "banner": Zone.HEADER,
    "complementary": Zone.ASIDE,
    "contentinfo": Zone.FOOTER,
    "navigation": Zone.NAVIGATION,
}

# What WordPress, Disqus, Facebook's plugin, Drupal and Movable Type call their comments.
_COMMENTS = frozenset(
    "comments comment-list commentlist comments-list comments-area comments-content comments-section comment-section "
    "comment-wrapper comment-respond respond disqus disqus_thread disqus-thread fb-comments".split()
)
PLAIN = frozenset("blockquote center dd div dl dt li ol p span table td th tr ul".split())
"""Elements that say nothing of their zone without attributes."""

_LANDMARKS = {"article": "article", "main": "main"}


def zone_of(tag: StartTag, around: Zone, *, owned: bool, quoted: bool) -> Zone:
    """The zone of an element that stands in another zone; ``quoted``: in a block quote or figure."""
    if around is Zone.COMMENTS or _holds_comments(tag):
        return Zone.COMMENTS
    zone = _ROLES.get(_role(tag)) or _TAGS.get(tag.name)
    if zone is Zone.HEADER and (owned or around is not Zone.MAIN):
        return around
    if zone is Zone.FOOTER and (quoted or around is not Zone.MAIN):
        return around
    return zone or around


def landmark_of(tag: StartTag) -> str:
    """``main`` or ``article`` where the element is one, else nothing."""
    return _LANDMARKS.get(_role(tag)) or _LANDMARKS.get(tag.name, "")


def _role(tag: StartTag) -> str:
    return tag.value("role").strip().lower() if "role" in tag.attributes else ""


def _holds_comments(tag: StartTag) -> bool:
    found = tag.attributes
    if not ("class" in found or "id" in found) or tag.name in ("main", "article"):
        return False
    return not _COMMENTS.isdisjoint(f"{tag.value('id')} {tag.value('class')}".lower().split())
