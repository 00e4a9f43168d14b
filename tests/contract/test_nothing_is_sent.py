"""A build reaches no network: neither Dagster nor Great Expectations reports anything to anybody."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# sees what C code opens too, and what a thread swallows
BUILD = """
import sys
asked = []
def watch(event, arguments):
    if event == "socket.getaddrinfo" or (event == "socket.connect" and isinstance(arguments[1], tuple)):
        asked.append((event, arguments[-1] if event == "socket.connect" else arguments[0]))
sys.addaudithook(watch)
from pathlib import Path
from pipelines.run import build
build(Path("data/raw"), Path(sys.argv[1]) / "curated")
import threading
for thread in threading.enumerate():
    if thread is not threading.current_thread() and not thread.daemon:
        thread.join()
print(asked)
"""


def test_a_build_asks_no_network(tmp_path: Path) -> None:
    # the switches have to be the project's own, not the caller's
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("DAGSTER", "GX", "DO_NOT_TRACK"))}
    home = {"HOME": str(tmp_path), "DAGSTER_HOME": ""}
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(tmp_path)],
        cwd=ROOT,
        env=bare | home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip().splitlines()[-1:] == ["[]"], done.stderr
    # and leaves nothing in the home of whoever runs it
    assert {path.name for path in tmp_path.iterdir()} - {"curated", ".curated.lock"} == set()


def test_the_page_reports_nothing() -> None:
    settings = (ROOT / "pipelines" / "dagster.yaml").read_text(encoding="utf-8")
    assert "telemetry:\n  enabled: false" in settings
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "export DAGSTER_DISABLE_TELEMETRY := yes" in makefile
    assert "export GX_ANALYTICS_ENABLED := false" in makefile


def test_importing_the_pipeline_switches_reports_off() -> None:
    names = ("DAGSTER_DISABLE_TELEMETRY", "GX_ANALYTICS_ENABLED")
    code = f"import os, pipelines; print(*[os.environ[name] for name in {names}])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["yes", "false"]
