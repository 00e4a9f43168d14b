"""What a published table is made of: fields, keys and the table that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from iomstats.schema import codes
from iomstats.schema.codes import CodeList
from iomstats.schema.errors import unknown_name

FieldType = Literal["string", "int32", "int64", "double", "date32", "bool"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column.

    Attributes:
        name: Its name.
        type: Its Arrow type.
        description: What it holds.
        nullable: Whether the value may be unknown; unknown is null, never an empty string.
        unit: What one unit of its value is, for numbers.
        codes: The code list that it takes its values from.
        example: A value as text.
        reference: ``table.column`` whose value it repeats.
        concept: The concept of SDMX that it stands for, from ``codes.SDMX_CONCEPT``.
    """

    name: str
    type: FieldType
    description: str
    nullable: bool = True
    unit: str | None = None
    codes: CodeList | None = None
    example: str | None = None
    reference: str | None = None
    concept: str | None = None

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """The only values it may hold, or None when they are not limited to a list."""
        return None if self.codes is None or self.codes.is_open else self.codes.values

    @property
    def full_description(self) -> str:
        """Its description with the codes that it may hold.

        Example:
            >>> from iomstats.schema.registry import table
            >>> table("figures").field("confidence").full_description
            'How sure the reading is. One of: high, review.'
        """
        return self.description if self.allowed is None else f"{self.description} One of: {', '.join(self.allowed)}."


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column that repeats a column of another table."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: Its name.
        description: What one row is.
        fields: Its columns in order.
        primary_key: The columns that tell its rows apart; null counts as a value of its own.
        sort_by: The columns by which rows are published in order; the primary key breaks ties.
        warnings: Codes of ``codes.USAGE_WARNING``: what to bear in mind before using it.
        themes: For a theme table: the themes whose figures it holds.
    """

    name: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    sort_by: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns in order."""
        return tuple(field.name for field in self.fields)

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """The references of its columns to other tables."""
        pairs = ((field.name, field.reference) for field in self.fields)
        return tuple(ForeignKey(name, *ref.split(".")) for name, ref in pairs if ref is not None)

    @property
    def warning_texts(self) -> tuple[str, ...]:
        """What to bear in mind before using it, in sentences."""
        return tuple(code.description for code in codes.USAGE_WARNING.codes if code.code in self.warnings)

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that put its rows in one order only: ``sort_by``, then the rest of the primary key."""
        return tuple(dict.fromkeys((*self.sort_by, *self.primary_key)))

    def place(self, row: Mapping[str, Any]) -> tuple[tuple[bool, str], ...]:
        """Return the key that sorts a row among those of the table: None comes first, dates in order of time."""
        # dates are written year first, so that they sort as text
        return tuple((row[name] is not None, "" if row[name] is None else str(row[name])) for name in self.order)

    def field(self, name: str) -> Field:
        """Return the column of that name, or raise UnknownNameError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise unknown_name(f"column of {self.name}", name, self.columns)
