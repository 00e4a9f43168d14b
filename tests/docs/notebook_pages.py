"""Runs the notebooks of docs/notebooks and writes each as a page beside it: ``python -m tests.docs.notebook_pages``.

A notebook is a Python file of cells (``# %%`` and ``# %% [markdown]``), which editors and Jupytext open as one. Its
page shows what each cell gave: text, or a picture, written as SVG.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.docs.examples import run_python

FOLDER = Path(__file__).parents[2] / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.py"))

_CELL = re.compile(r"^# %%(?P<markdown> \[markdown\])?\n(?P<body>.*?)(?=^# %%|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a notebook, and what it gave.

    Attributes:
        source: Its code, or its text.
        code: Whether it is code.
        output: What it wrote.
        chart: The plot it ended with.
    """

    source: str
    code: bool
    output: str = ""
    chart: Any = None


def run_notebook(path: Path) -> Iterator[Cell]:
    """Run the cells of a notebook one after the other."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for match in _CELL.finditer(path.read_text(encoding="utf-8")):
        body = match["body"].strip("\n")
        if match["markdown"]:
            yield Cell("\n".join(line.removeprefix("#").removeprefix(" ") for line in body.splitlines()), code=False)
            continue
        output, value = run_python(body, names)
        chart = value if hasattr(value, "to_dict") and type(value).__module__.startswith("altair") else None
        yield Cell(body, code=True, output="" if chart is not None else output, chart=chart)


def page(path: Path, cells: list[Cell]) -> str:
    """Return a notebook as Markdown."""
    name = path.stem
    parts, pictures = [], 0
    for cell in cells:
        if not cell.code:
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        if cell.chart is not None:
            pictures += 1
            parts.append(f"![{_title(cell.chart)}]({_picture(name, pictures)})")
        elif cell.output:
            parts.append(f"```text\n{cell.output}```")
    origin = f"*This page is the notebook [{name}.py]({name}.py) with what its cells gave; a test runs it.*"
    parts.insert(1, origin)
    return "\n\n".join(parts) + "\n"


def charts(cells: list[Cell]) -> list[Any]:
    """Return the plots of a notebook, in order."""
    return [cell.chart for cell in cells if cell.chart is not None]


def _picture(name: str, number: int) -> str:
    return f"img/{name}-{number}.svg"


def _title(chart: Any) -> str:
    title = chart.to_dict().get("title") or "Plot"
    text = title.get("text", "Plot") if isinstance(title, dict) else title
    return text if isinstance(text, str) else " ".join(text)


def main() -> None:
    """Write every page and its pictures anew."""
    from iomstats.plotting import write_chart

    # the committed dataset, whatever the caller's shell says
    os.environ.pop("IOMSTATS_DATA", None)
    (FOLDER / "img").mkdir(exist_ok=True)
    for path in NOTEBOOKS:
        cells = list(run_notebook(path))
        path.with_suffix(".md").write_text(page(path, cells), encoding="utf-8")
        for number, chart in enumerate(charts(cells), 1):
            write_chart(chart, FOLDER / _picture(path.stem, number))


if __name__ == "__main__":
    main()
