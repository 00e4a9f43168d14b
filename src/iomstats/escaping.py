"""Makes text that a document or a user wrote safe to show; knows nothing of figures or of the dataset.

Document text may hold terminal control sequences, marks that reverse the reading order, or HTML. Whatever is
shown to a person goes through ``visible`` (terminal) or ``html`` (notebook); data for machines does not.
"""

import html as _html
import re

# Control characters, marks that turn the reading order, tag characters: they change how other text looks.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAK = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")


def visible(text: str) -> str:
    r"""Return text on one line with control characters and reading-order marks written out.

    Example:
        >>> visible("a\x1b[31mred\x1b[0m\nb")
        'a\\x1b[31mred\\x1b[0m b'
        >>> visible("User \u202egnp.exe")
        'User \\u202egnp.exe'
    """
    return _INVISIBLE.sub(_written_out, _BREAK.sub(" ", text))


def html(text: str) -> str:
    """Return text for HTML, in an element or a quoted attribute.

    Example:
        >>> html('<script>alert("x")</script>')
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;'
    """
    return _html.escape(visible(text), quote=True)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
