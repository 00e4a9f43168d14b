"""Names that complete with Tab in a notebook; reads them from the dataset, holds none itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from iomstats.schema.errors import IomstatsError, unknown_name


class Names:
    """Names of one kind, each as an attribute: ``iomstats.INDICATORS.staff_total`` is ``"staff_total"``.

    Looked up in the dataset when asked, so that nothing is loaded before.
    """

    def __init__(self, what: str, read: Callable[[], Mapping[str, str]]) -> None:
        self._what = what
        self._names = read

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        known = self._names()
        if name not in known:
            # hasattr and getattr with a default rely on AttributeError
            raise AttributeError(str(unknown_name(self._what, name, known)))
        return name

    def __getitem__(self, name: str) -> str:
        known = self._names()
        if name not in known:
            raise unknown_name(self._what, name, known)
        return name

    def __contains__(self, name: object) -> bool:
        return name in self._names()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())

    def __dir__(self) -> list[str]:
        return self._ipython_key_completions_()

    def _ipython_key_completions_(self) -> list[str]:
        try:
            return list(self._names())
        except IomstatsError:
            return []

    def __repr__(self) -> str:
        known = self._names()
        width = max(map(len, known), default=0)
        return "\n".join(f"{name:<{width}}  {label}" for name, label in known.items())


def _tables() -> Mapping[str, str]:
    from iomstats.dataset import find_dataset
    from iomstats.schema.registry import TABLES

    return {name: TABLES[name].description for name in find_dataset().names}


def _indicators() -> Mapping[str, str]:
    from iomstats.dataset import find_dataset

    rows = find_dataset().table("indicators").to_pylist()
    return {row["indicator"]: row["label"] for row in rows}


TABLES = Names("table", _tables)
INDICATORS = Names("indicator", _indicators)
