"""What every test shares: no network, the same run every time."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import settings

# the same examples on every machine, however slow it is
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that reaches for the network, even where the library swallows the error."""
    asked: list[str] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):
            connect(self, address)  # type: ignore[arg-type]
            return
        asked.append(f"connect {address!r}")
        raise OSError("tests reach no network")

    def guarded_look_up(host: object, *args: object, **kwargs: object) -> object:
        if host in (None, "localhost", "127.0.0.1", "::1"):
            return look_up(host, *args, **kwargs)  # type: ignore[arg-type]
        asked.append(f"look up {host!r}")
        raise OSError("tests reach no network")

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    assert not asked, f"the test reached for the network: {asked}"
