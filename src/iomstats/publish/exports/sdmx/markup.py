"""Writes a structure as SDMX-ML 3.0; which components and codes it has stands in structure."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from iomstats.publish.exports.sdmx.model import (
    AGENCY,
    ATTRIBUTE,
    CONCEPTS,
    DATA_STRUCTURE,
    DATAFLOW,
    DIMENSION,
    MEASURE,
    TIME,
    Component,
    Structure,
)

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/"
_SPACES = {name: _BASE + full for name, full in (("mes", "message"), ("str", "structure"), ("com", "common"))}
_URN = "urn:sdmx:org.sdmx.infomodel"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# the header has to say when it was prepared; the same dataset gives the same file, so no clock is read
_PREPARED = "1970-01-01T00:00:00Z"
# what XML 1.0 has no way to write
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def structure_message(structure: Structure) -> str:
    """Return the structure message: code lists, concepts, dataflow and data structure definition."""
    for name, space in _SPACES.items():
        ET.register_namespace(name, space)
    root = ET.Element(_tag("mes:Structure"))
    header = _add(root, "mes:Header")
    _add(header, "mes:ID", text=DATA_STRUCTURE)
    _add(header, "mes:Test", text="false")
    _add(header, "mes:Prepared", text=_PREPARED)
    _add(header, "mes:Sender", id=AGENCY)
    content = _add(root, "mes:Structures")
    _code_lists(_add(content, "str:Codelists"), structure)
    _concepts(_add(content, "str:ConceptSchemes"), structure)
    _dataflow(_add(content, "str:Dataflows"), structure)
    _data_structure(_add(content, "str:DataStructures"), structure)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _code_lists(parent: ET.Element, structure: Structure) -> None:
    for code_list in structure.code_lists:
        element = _maintained(parent, "str:Codelist", code_list.id, structure, code_list.name)
        for item in code_list.items:
            code = _add(element, "str:Code", id=item.id)
            _named(code, item.name, item.description)


def _concepts(parent: ET.Element, structure: Structure) -> None:
    scheme = _maintained(parent, "str:ConceptScheme", CONCEPTS, structure, "Concepts of the series")
    for component in structure.components:
        concept = _add(scheme, "str:Concept", id=component.id)
        _named(concept, component.name, component.description)


def _dataflow(parent: ET.Element, structure: Structure) -> None:
    element = _maintained(parent, "str:Dataflow", DATAFLOW, structure, structure.name)
    _add(
        element,
        "str:Structure",
        text=f"{_URN}.datastructure.DataStructure={AGENCY}:{DATA_STRUCTURE}({structure.version})",
    )


def _data_structure(parent: ET.Element, structure: Structure) -> None:
    element = _maintained(parent, "str:DataStructure", DATA_STRUCTURE, structure, structure.name)
    components = _add(element, "str:DataStructureComponents")
    dimensions = _add(components, "str:DimensionList", id="DimensionDescriptor")
    for position, component in enumerate(structure.of_role(DIMENSION), start=1):
        dimension = _component(dimensions, "str:Dimension", component, structure)
        dimension.set("position", str(position))
    for component in structure.of_role(TIME):
        _component(dimensions, "str:TimeDimension", component, structure)
    attributes = _add(components, "str:AttributeList", id="AttributeDescriptor")
    for component in structure.of_role(ATTRIBUTE):
        attribute = _component(attributes, "str:Attribute", component, structure)
        attribute.set("usage", "mandatory" if component.required else "optional")
        _add(_add(attribute, "str:AttributeRelationship"), "str:Observation")
    measures = _add(components, "str:MeasureList", id="MeasureDescriptor")
    for component in structure.of_role(MEASURE):
        _component(measures, "str:Measure", component, structure).set("usage", "mandatory")


def _component(parent: ET.Element, tag: str, component: Component, structure: Structure) -> ET.Element:
    element = _add(parent, tag, id=component.id)
    concept = f"{AGENCY}:{CONCEPTS}({structure.version}).{component.id}"
    _add(element, "str:ConceptIdentity", text=f"{_URN}.conceptscheme.Concept={concept}")
    representation = _add(element, "str:LocalRepresentation")
    if component.code_list is None:
        _add(representation, "str:TextFormat", textType=component.type)
    else:
        listed = f"{AGENCY}:{component.code_list}({structure.version})"
        _add(representation, "str:Enumeration", text=f"{_URN}.codelist.Codelist={listed}")
    return element


def _maintained(parent: ET.Element, tag: str, name: str, structure: Structure, title: str) -> ET.Element:
    element = _add(parent, tag, id=name, agencyID=AGENCY, version=structure.version)
    _named(element, title, None)
    return element


def _named(element: ET.Element, name: str, description: str | None) -> None:
    _add(element, "com:Name", text=name).set(_LANGUAGE, "en")
    if description is not None:
        _add(element, "com:Description", text=description).set(_LANGUAGE, "en")


def _add(parent: ET.Element, tag: str, *, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, _tag(tag), attributes)
    if text is not None:
        element.text = _NOT_XML.sub("\ufffd", text)
    return element


def _tag(name: str) -> str:
    space, local = name.split(":")
    return f"{{{_SPACES[space]}}}{local}"
