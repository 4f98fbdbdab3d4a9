"""Words of which every phrase of walls and of links to the rest of a text has one.

They spare texts, of which nearly all have none, the search for five thousand phrases; a test holds them and the lists
of the lexicon together.
"""

from __future__ import annotations

from newslint import Sieve

_PAYWALL = (
    "subscri|paywall|membership|members?-only|premium|locked|unlock|paid|paying|trial|register|free account|exclusive"
    "|(?:a|current|existing|only|for|our) members?|already have|(?:sign|log|logged) in|login|sign up|for free by"
    "|(?:free|last|monthly|limit of) (?:articles?|stories|story|limit)|your (?:monthly|limit|article)|by signing"
    "|(?:keep|continue) reading|read on|to (?:read|continue|see (?:this|the))|continues for|remainder|rest of"
    "|read your|(?:full|unlimited|unrestricted) (?:digital )?access"
    "|(?:the|this) (?:whole|complete|entire|full) (?:story|article|post|report|text)"
    "|(?:view|access|get access to|see|read|reading) this|(?:join|pay|upgrade) (?:now )?to (?:view|access)"
    "|(?:buy|purchase) (?:a|this) (?:digital )?article"
    "|(?:story|article|text|report|post|content) is (?:for|available|only|reserved|behind)"
    "|this (?:article|story|content|post|page|report) is (?:for|only|just|reserved|available|exclusive)"
)
_CONSENT = (
    "cookie|consent|privacy|legitimate interest|(?:we|us) and (?:our|selected|third)|on (?:a|your) device"
    "|access information|before you continue|personali[sz]ed ad|by (?:continuing|using)"
    "|(?:accept|reject|allow|decline) all|preferences|choices"
)
_ROBOT = (
    "robot|human|a bot|automat(?:ed|ion)|captcha|security check|is secure|checking (?:your|if|that)|unusual"
    "|press (?:and|&)|just a moment|one more step|(?:ray|reference|incident) id|the box|process is automatic"
    "|a few seconds|been blocked|access to (?:this|the)|interruption|show that you"
)
_BROWSER = (
    "javascript|browser|reload|switch it on|turn it on|ad block|blocker|blocking|journalism|this app|version is"
    "|disable the ad"
)
_ERROR = (
    "error|not found|denied|forbidden|permission to|(?:can't|cannot|couldn't|could not) (?:find|be|connect|complete)"
    "|moved or|(?:you|you've) (?:requested|wanted|are looking|were looking)|the requested"
    "|(?:does not|doesn't|no longer) exist|exists or|has been moved|no longer available|sorry, this|bad gateway"
    "|unavailable|gateway time|too many requests|request (?:blocked|could)|server (?:met|didn't|did)"
    "|something went wrong|try again|come back in|refresh the|(?:back|return|go) (?:to|back) |reference #"
    "|not available in|legal reasons|http (?:4|5)|(?:400|401|403|404|410|429|50(?:0|1|2|3|4)) (?:error|not|forbidden)"
    "|(?:http|error) 1020"
)
_CLOSED = (
    "be back|for (?:scheduled )?maintenance|undergoing|offline|under construction|check back|your patience"
    "|to fix (?:the|this)|suspended|your hosting|(?:this|your) domain|domain name|renew it"
)

PAYWALLS = Sieve(_PAYWALL)
"""Catches the phrases of paywalls, and what one subscribes to, in folded text."""
WALLS = Sieve(_PAYWALL, _CONSENT, _ROBOT, _BROWSER, _ERROR, _CLOSED)
"""Catches the phrases of all kinds of walls, in folded text."""
READ_ON = Sieve("reading|read |more (?:»|→|>|›)|full |(?:see|view) |continues|click ")
"""Catches the phrases of the list “read-on”, in folded text."""
LEADS = Sieve("appeared first|view (?:the )?original|read the", _PAYWALL)
"""Catches the phrases of the lists “feed-footers” and “paywall”, in folded text."""
