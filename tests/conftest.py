"""What every test shares: no network, the same run every time."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# the same examples on every machine, however slow it is
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")

_asked: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse and note whatever reaches beyond this machine, of Python or C code, in any thread."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if host is None or name in {"", "localhost", "::1"} or name.startswith("127."):
        return
    _asked.append(f"{event} {name}")
    raise OSError("tests reach no network")


# from the first import on, so that what a fixture of the whole session does is watched too
sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def network_asked() -> Iterator[list[str]]:
    """Fail a test during which something reached for the network, even where a library swallowed the refusal."""
    yield _asked
    asked = [*_asked]
    _asked.clear()
    assert not asked, f"the test reached for the network: {asked}"
