"""What an SDMX structure is made of: codes, lists of codes, components. Knows neither XML nor the tables."""

from dataclasses import dataclass

#: Who maintains the structure. It is the name of this software, not of an organization.
AGENCY = "IOMSTATS"
DATAFLOW, DATA_STRUCTURE, CONCEPTS = "DF_SERIES", "DSD_SERIES", "CS_SERIES"

DIMENSION, TIME, MEASURE, ATTRIBUTE = "dimension", "time", "measure", "attribute"


@dataclass(frozen=True, slots=True)
class Item:
    """A code of a code list."""

    id: str
    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """A code list."""

    id: str
    name: str
    items: tuple[Item, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its codes."""
        return frozenset(item.id for item in self.items)


@dataclass(frozen=True, slots=True)
class Component:
    """A column of the data, with the concept behind it.

    Attributes:
        id: Its name, and that of its concept.
        role: ``DIMENSION``, ``TIME``, ``MEASURE`` or ``ATTRIBUTE``.
        name: What people call it.
        description: What it holds.
        code_list: The id of the code list that it takes its values from.
        type: The SDMX data type of its values, where they are not codes.
        required: Whether every observation has it.
    """

    id: str
    role: str
    name: str
    description: str
    code_list: str | None = None
    type: str = "String"
    required: bool = True


@dataclass(frozen=True, slots=True)
class Structure:
    """A data structure definition with all that it refers to.

    Attributes:
        version: Its version, a semantic one.
        name: What the data are.
        code_lists: The code lists.
        components: The components, dimensions first.
    """

    version: str
    name: str
    code_lists: tuple[ItemList, ...]
    components: tuple[Component, ...]

    def of_role(self, *roles: str) -> tuple[Component, ...]:
        """Return the components of some roles, in order."""
        return tuple(component for component in self.components if component.role in roles)
