"""Tells whether the members that a figure counts are those of another body than the Organization."""

import re
from functools import cache

from iomstats.observations.context import ends_with
from iomstats.observations.model import Context
from iomstats.observations.terms import compile_terms, expand
from iomstats.schema.vocabulary import read_toml

_MEMBERS_OF = re.compile(
    r"""(?x)
    \b (?i: members? | membership ) (?: \s (?i: states? | countr(?:y|ies) | nations? | governments? ) )?
    \s (?i: of | in | to ) \s (?P<body> (?i: the | this | that | an? | its | each | another ) \s | [A-Z] )
    """
)
# what makes a body the owner of what follows: "the bloc's member States", "the process has 12 members"
_OWNS = re.compile(
    r"""(?ix)
    ['\u2019]s? \s (?: \d+ \s | \w+ \s )? member
    | (?: \s of \s (?: the \s )? \w+ )? \s (?: that \s | which \s | now \s | currently \s )*
      (?: has | have | had | having | counts? | counted | comprises? | comprised | brings? | brought
        | unites? | united | includes? | included | numbers? | numbered | consists? | consisted ) \b
    """
)
_RELATIVE = re.compile(r"(?i)^(?:which|whose)\b")


def members_of_another(context: Context) -> bool:
    """Tell whether the clause says of which body the members are, and it is not the Organization.

    Example:
        "the six member States of the Gulf Cooperation Council", "the bloc's 28 members" and "the Committee, which
        had 33 Member States" say nothing of the Organization's members; "the 149 Member States of IOM" do.
    """
    clause = context.clause
    own, bodies = _own(), _bodies()
    for match in _MEMBERS_OF.finditer(clause):
        body = own.search(clause, match.start("body"))
        if body is None or clause[match.start("body") : body.start()].lower() not in ("", "the "):
            return True
    if any(_OWNS.match(clause, match.end()) for match in bodies.finditer(clause)):
        return True
    # a relative clause speaks of what stands right before it
    start = context.sentence.find(clause)
    return bool(_RELATIVE.match(clause)) and start > 0 and ends_with(bodies, context.sentence[:start].rstrip(" ,"))


@cache
def _own() -> re.Pattern[str]:
    """Return the pattern of the Organization's names."""
    words = read_toml("recognition")
    return compile_terms(expand(words["organizations"]["own"], words["terms"]))


@cache
def _bodies() -> re.Pattern[str]:
    """Return the pattern of what may have members, named by what it is."""
    return compile_terms(read_toml("recognition")["organizations"]["bodies"])
