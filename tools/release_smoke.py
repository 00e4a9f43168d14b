"""Builds the wheel and the sdist, and tries the wheel as a new user would: ``python -m tools.release_smoke``.

The wheel is installed into an empty environment with the versions of requirements.lock, and its three doors (Python,
the command line, DuckDB) are opened outside of the checkout. Nothing here is imported by the product.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
LOCK = ROOT / "requirements.lock"
LARGEST = 5_000_000

# what the installed package has to do; it prints what it read, to be compared with data/curated
PYTHON_DOOR = """
import json, sys, pathlib, iomstats
assert "site-packages" in iomstats.__file__, iomstats.__file__
staff = iomstats.series("staff_total")
figure = staff["figure_id"].iloc[0]
assert "staff" in str(iomstats.show(figure))
assert figure in iomstats.cite(figure)
assert "staff_total" in set(iomstats.search("staf")["indicator"].dropna())
found = iomstats.extract("In 2009 there were more than 7,200 staff.", date="2010").figures
assert found["value"].tolist() == [7200.0]
assert iomstats.sql("select count(*) as n from figures")["n"].item() == len(iomstats.load("figures"))
assert not {"dagster", "great_expectations", "pipelines"} & set(sys.modules)
print(json.dumps({"version": iomstats.__version__, "staff": staff["value"].tolist()}))
"""
DUCKDB_DOOR = """
import json, sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print(json.dumps([value for (value,) in connection.sql("select value from series('staff_total')").fetchall()]))
"""


class SmokeError(Exception):
    """Something that a release has to do does not work."""


def main() -> int:
    """Build, try, and return the exit code."""
    try:
        wheel, sdist = build()
        check_contents(wheel)
        with tempfile.TemporaryDirectory(prefix="iomstats-release-") as name:
            try_wheel(wheel, Path(name))
    except SmokeError as error:
        print(f"not ready for release: {error}", file=sys.stderr)
        return 1
    for path in (wheel, sdist):
        print(f"{path.relative_to(ROOT)} ({path.stat().st_size / 1e6:.1f} MB)")
    print("installed in an empty environment, all three doors open")
    return 0


def build() -> tuple[Path, Path]:
    """Build both archives into dist/, and nothing else into it."""
    shutil.rmtree(DIST, ignore_errors=True)
    run([sys.executable, "-m", "hatchling", "build", "-d", str(DIST)], ROOT)
    (wheel,), (sdist,) = list(DIST.glob("*.whl")), list(DIST.glob("*.tar.gz"))
    return wheel, sdist


def check_contents(wheel: Path) -> None:
    """Hold that a wheel has the whole dataset, is not too large, and has nothing of the checkout beside."""
    curated = {path.name for path in (ROOT / "data" / "curated").iterdir() if path.suffix in (".parquet", ".json")}
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        held = {Path(name).name for name in names if name.startswith("iomstats/data/curated/")}
        for name in sorted(curated - held):
            raise SmokeError(f"{wheel.name} lacks {name}: commit data/curated before a release")
        for name in sorted(curated):
            if archive.read(f"iomstats/data/curated/{name}") != (ROOT / "data" / "curated" / name).read_bytes():
                raise SmokeError(f"{name} in {wheel.name} is not that of data/curated")
    strange = [name for name in names if not re.match(r"iomstats(-[^/]+\.dist-info)?/", name)]
    if strange:
        raise SmokeError(f"{wheel.name} holds what does not belong there: {', '.join(strange[:5])}")
    if wheel.stat().st_size >= LARGEST:
        raise SmokeError(f"{wheel.name} has {wheel.stat().st_size:,} bytes; it has to stay below {LARGEST:,}")


def try_wheel(wheel: Path, folder: Path) -> None:
    """Install a wheel into an empty environment and open its three doors there."""
    place, home = folder / "env", folder / "work"
    home.mkdir()
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python, program = str(scripts / "python"), str(scripts / "iomstats")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    wanted = folder / "requirements.txt"
    wanted.write_text(runtime_requirements(), encoding="utf-8")
    run([*pip, "--require-hashes", "--no-deps", "--requirement", str(wanted)], home)
    run([*pip, "--no-deps", str(wheel)], home)
    run([python, "-m", "pip", "check"], home)

    expected = expected_values()
    read = json.loads(run([python, "-c", PYTHON_DOOR], home))
    if read["staff"] != expected:
        raise SmokeError(f"Python reads {read['staff']}, data/curated holds {expected}")
    told = json.loads(run([program, "series", "staff_total", "--format", "json"], home))
    asked = json.loads(run([program, "sql", "from series('staff_total')", "--format", "json"], home))
    if not [row["value"] for row in told] == [row["value"] for row in asked] == expected:
        raise SmokeError("the command line reads other values than data/curated holds")
    if read["version"] not in run([program, "--version"], home):
        raise SmokeError("the command line and the library have different versions")
    refused = run([program, "build"], home, code=2)
    if "needs a checkout" not in refused:
        raise SmokeError(f"`iomstats build` of an installed package says: {refused}")
    run([program, "export", "--to", "duckdb", "iomstats.duckdb"], home)
    if json.loads(run([python, "-c", DUCKDB_DOOR, "iomstats.duckdb"], home)) != expected:
        raise SmokeError("DuckDB reads other values than data/curated holds")


def expected_values() -> list[float]:
    """Return the values of a series as data/curated holds them, read without the package."""
    import pyarrow.parquet as pq

    rows = pq.read_table(ROOT / "data" / "curated" / "series.parquet").to_pylist()
    staff = [row for row in rows if row["indicator"] == "staff_total"]
    return [row["value"] for row in sorted(staff, key=lambda row: row["start_date"])]


def runtime_requirements() -> str:
    """Return the part of requirements.lock that the library itself needs, with versions and hashes."""
    from packaging.requirements import Requirement

    entries: dict[str, tuple[str, Requirement]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK.read_text(encoding="utf-8")):
        found = Requirement(entry.split(" \\")[0])
        entries[_plain(found.name)] = (entry, found)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted, open_ = set[str](), [_plain(Requirement(line).name) for line in project["dependencies"]]
    while open_:
        name = open_.pop()
        if name in wanted or name not in entries:
            continue
        wanted.add(name)
        open_ += [_plain(needed.name) for needed in _needs(name)]
    return "\n".join(entries[name][0].rstrip("\n") for name in sorted(wanted)) + "\n"


def _needs(name: str) -> list[object]:
    """Return what a package needs without extras, as it says itself where it is installed."""
    from importlib.metadata import PackageNotFoundError, requires

    from packaging.requirements import Requirement

    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return []
    found = [Requirement(line) for line in lines]
    return [need for need in found if need.marker is None or need.marker.evaluate({"extra": ""})]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def run(command: list[str], folder: Path, *, code: int = 0) -> str:
    """Run a program and return what it wrote; anything but the expected exit code is an error."""
    foreign = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "IOMSTATS_DATA")
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != code:
        shown = " ".join(command[:6])
        raise SmokeError(f"`{shown}` ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout if code == 0 else done.stderr


if __name__ == "__main__":
    sys.exit(main())
