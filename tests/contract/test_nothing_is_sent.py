"""Neither Dagster nor Great Expectations reports anything; that no test reaches the network is held by conftest."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_page_reports_nothing() -> None:
    settings = (ROOT / "pipelines" / "dagster.yaml").read_text(encoding="utf-8")
    assert "telemetry:\n  enabled: false" in settings
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "export DAGSTER_DISABLE_TELEMETRY := yes" in makefile
    assert "export GX_ANALYTICS_ENABLED := false" in makefile


def test_importing_the_pipeline_switches_reports_off() -> None:
    names = ("DAGSTER_DISABLE_TELEMETRY", "GX_ANALYTICS_ENABLED")
    code = f"import os, pipelines; print(*[os.environ[name] for name in {names}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["yes", "false"]


def test_the_network_is_watched(network_asked: list[str]) -> None:
    with pytest.raises(OSError, match="tests reach no network"):
        socket.getaddrinfo("example.org", 80)
    with socket.socket() as reaching, pytest.raises(OSError, match="tests reach no network"):
        reaching.connect(("192.0.2.1", 9))
    assert network_asked == ["socket.getaddrinfo example.org", "socket.connect 192.0.2.1"]
    network_asked.clear()
