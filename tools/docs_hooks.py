"""What mkdocs does with a page before it renders it: nothing but links that leave docs/, and the release notes.

A page links to files of the repository (``../CHANGELOG.md``), which is right for who reads it there; the built site
holds only docs/, so there such a link becomes the name of the file. A file that is not there is a warning, which
``--strict`` makes an error.
"""

import logging
import re
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).parents[1]
LOG = logging.getLogger("mkdocs.hooks")

_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]+)\]\((?P<target>(?:\.\./)+[^)#\s]+)(?:#[^)]*)?\)")
_INCLUDED = re.compile(r"<!-- include (\S+) -->")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return a page whose links stay within the site."""
    place = PurePosixPath(page.file.src_uri).parent

    def included(match: re.Match[str]) -> str:
        text = (ROOT / match[1]).read_text(encoding="utf-8")
        return text.split("\n", 1)[1].lstrip() if text.startswith("# ") else text

    def named(match: re.Match[str]) -> str:
        target = (ROOT / "docs" / place / match["target"]).resolve()
        if target.is_relative_to(ROOT / "docs"):
            return match[0]
        name = target.relative_to(ROOT) if target.is_relative_to(ROOT) else None
        if name is None or not target.exists():
            LOG.warning("%s links to %s, which is not there", page.file.src_uri, match["target"])
            return match["text"]
        shown = f"`{name.as_posix()}`"
        return shown if match["text"].strip("`") == name.as_posix() else f"{match['text']} ({shown})"

    return _LINK.sub(named, _INCLUDED.sub(included, markdown))
