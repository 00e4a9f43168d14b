"""The documents of data/raw: what a reader who has the paper at hand sees in each."""

import hashlib
from functools import cache
from pathlib import Path

import pytest

from iomstats.documents import Block, Document, Flow, load_register, read_document, read_registered

RAW = Path(__file__).parents[3] / "data" / "raw"
IDS = ("c-110-inf-1", "futurelearn-iom", "mc-inf-262", "mc-inf-302", "wmr-2011-summary")


@cache
def _document(document_id: str) -> Document:
    register = load_register(RAW)
    return read_registered(register, register.entry(document_id))


def _blocks(document: Document, kind: str) -> list[Block]:
    return [block for block in document.blocks if block.kind == kind]


def _flow(document: Document, opening: str) -> Flow:
    (flow,) = (flow for flow in document.flows if flow.text.startswith(opening))
    return flow


def _numbered(document: Document, start: int = 0, end: int | None = None) -> list[str]:
    """Return the numbers of the paragraphs that print one, in order."""
    return [
        flow.text[slice(*flow.marker)]
        for flow in document.flows
        if flow.kind == "paragraph" and flow.marker and start <= flow.starts[0] < (end or len(document.text))
    ]


# --- all of them


@pytest.mark.parametrize("document_id", IDS)
def test_every_character_and_digit_is_accounted_for(document_id: str) -> None:
    document = _document(document_id)
    inside = [0] * len(document.text)
    for block in document.blocks:
        for offset in range(block.char_start, block.char_end):
            inside[offset] += 1
    assert all(count == 1 for count, character in zip(inside, document.text, strict=True) if not character.isspace())
    read = [0] * len(document.text)
    for flow in document.flows:
        for start, end in zip(flow.starts, flow.ends, strict=True):
            for offset in range(start, end):
                read[offset] += 1
    assert all(count == 1 for count, character in zip(read, document.text, strict=True) if character.isdigit())


@pytest.mark.parametrize("document_id", IDS)
def test_the_register_holds_the_hash_of_the_file(document_id: str) -> None:
    document = _document(document_id)
    data = (RAW / f"{document_id}.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == document.sha256
    assert data.decode("utf-8") == document.text


@pytest.mark.parametrize("document_id", IDS)
def test_a_paragraph_read_alone_reads_the_same(document_id: str) -> None:
    document = _document(document_id)
    blocks = {block.block_id: block for block in document.blocks}
    for flow in document.flows:
        # what is joined across a page, and the notes of a page, need their page to be told
        if len(flow.blocks) > 1 or flow.kind == "footnote":
            continue
        block = blocks[flow.blocks[0][1]]
        (alone,) = read_document(document.text[block.char_start : block.char_end]).flows
        assert (alone.text, alone.sentences) == (flow.text, flow.sentences)


# --- MC/INF/302: text of a PDF


def test_mc_inf_302_paragraphs() -> None:
    document = _document("mc-inf-302")
    annex = document.parts[0].char_start
    assert _numbered(document, 0, annex) == [f"{number}." for number in range(1, 84)]
    openings = {
        "4": "4. According to the Population Division of the United Nations Department",
        "9": "9. Total expenditures (administrative and operational programmes combined) stood at",
        "16": "16. IOM’s services in support of both temporary and permanent visa categories",
        "59": "59. Since the Strategy was adopted, IOM has implemented 517 projects in this domain:",
        "83": "83. It is indeed timely to review IOM’s current strategy",
    }
    for number, opening in openings.items():
        assert _flow(document, opening).paragraph == number
    assert _flow(document, "16. ").text.endswith("43,204 in 2007, 61,189 in 2008 and 133,532 in 2009.")


def test_mc_inf_302_sections() -> None:
    document = _document("mc-inf-302")
    sections = {flow.paragraph: flow.section for flow in document.flows if flow.kind == "paragraph" and flow.marker}
    assert sections["1"] == ("Introduction",)
    assert sections["8"] == ("II. Changes at IOM",)
    assert sections["83"] == ("IV. IOM Strategy: Looking ahead",)
    points = [flow.text for flow in document.flows if flow.kind == "heading" and flow.text.startswith("Point ")]
    assert [point.split(":")[0] for point in points] == [f"Point {number}" for number in range(1, 13)]
    assert all(point.rstrip("0123456789").endswith(".") for point in points)
    assert sections["66"] == ("III. IOM’s work in implementing the 12-point Strategy", points[9])


def test_mc_inf_302_footnotes() -> None:
    document = _document("mc-inf-302")
    notes = _blocks(document, "footnote")
    assert [note.note_mark for note in notes] == [*(str(number) for number in range(1, 23)), "1"]
    assert [mark.mark for mark in document.note_marks] == [note.note_mark for note in notes]
    assert [mark.footnote for mark in document.note_marks] == [note.block_id for note in notes]
    survey = _flow(document, "14 In a participant satisfaction survey")
    assert "88 per cent of participants testified that" in survey.text
    assert survey.text.endswith("helped identify effective policies.")


def test_mc_inf_302_pages_and_what_goes_on_behind_them() -> None:
    document = _document("mc-inf-302")
    assert max(block.page or 0 for block in document.blocks) == 26
    joined = _flow(document, "30. In 2008, the African Capacity-building Centre")
    assert "preparedness for the influenza pandemic; identity verification" in joined.text
    assert len(joined.blocks) == 2
    furniture = [document.text[block.char_start : block.char_end] for block in _blocks(document, "page_furniture")]
    assert furniture == ["MC/INF/302", "Annex", "Page 5"]


def test_mc_inf_302_annex() -> None:
    document = _document("mc-inf-302")
    (part,) = document.parts
    assert (part.date, part.symbol) == ("2007-06-07", "Resolution No. 1150 (XCIII)")
    items = [flow for flow in document.flows if flow.part == part and flow.kind == "list_item"]
    services = _flow(document, "1. To provide secure, reliable, flexible and cost-effective services")
    assert services.text.endswith("services for persons who require international migration assistance.")
    assert services.lead is not None
    assert services.lead.endswith("acting at the request of or in agreement with Member States:")
    assert services.section[-1] == "Part I: Strategy"
    bullets = [
        flow.text for flow in items if flow.lead and flow.lead.endswith("the following conclusions were agreed:")
    ]
    assert len(bullets) == 5
    assert bullets[0].startswith(
        "25 per cent of Discretionary Income (excluding security) in excess of the 2007 Programme"
    )
    ceilings = [flow.text for flow in items if flow.lead and flow.lead.endswith("with the following criteria:")]
    assert [text[:2] for text in ceilings] == ["1.", "2.", "3.", "4.", "5."]


# --- C/110/INF/1: Markdown of a scanned PDF


def test_c_110_inf_1_furniture_and_contents() -> None:
    document = _document("c-110-inf-1")
    contents = [flow.text for flow in document.flows if flow.kind == "contents"]
    assert len(contents) == 10
    assert contents[0] == "Executive summary 1"
    assert contents[-1] == "Drivers for success 22"
    addresses = [flow.text for flow in document.flows if flow.kind == "address"]
    assert addresses[1:3] == ["17 route des Morillons", "P.O. Box 17 1211 Geneva 19 Switzerland"]
    furniture = [flow.text for flow in document.flows if flow.kind == "page_furniture"]
    assert "15 November 2019" in furniture
    assert "IOM STRATEGIC VISION" in furniture
    captions = [flow.text for flow in document.flows if flow.kind == "caption"]
    assert captions == [
        "Source: IOM, 2019.",
        "Migrants to, within and from Europe, 1990–2019",
        "Migrants to, within and from Latin America and the Caribbean, 1990–2019",
        "Source: World Migration Report 2020, IOM 2019.",
    ]


def test_c_110_inf_1_sections() -> None:
    document = _document("c-110-inf-1")
    assert _flow(document, "Migrants can be agents of change").section == (
        "STRATEGIC PRIORITIES",
        "RESILIENCE",
    )
    assert _flow(document, "The issue of resourcing").section == ("DRIVERS FOR SUCCESS", "A RESOURCE BASE")
    assert _flow(document, "IOM has previously undergone").section == ("IOM'S STRATEGIC FRAMEWORK",)


def test_c_110_inf_1_footnotes_adrift() -> None:
    document = _document("c-110-inf-1")
    notes = {block.note_mark: block for block in _blocks(document, "footnote")}
    assert sorted(map(int, filter(None, notes))) == list(range(1, 14))
    half = notes["4"]
    assert document.text[half.char_start :].startswith("Today, around half of all international migrants")
    interrupted = _flow(document, "Labour markets, never static")
    assert "notably those in the technology and the information and communications technology" in interrupted.text
    assert len(interrupted.blocks) == 2
    # the mark of the eleventh is lost
    assert [mark.mark for mark in document.note_marks] == [str(number) for number in range(1, 14) if number != 11]


def test_c_110_inf_1_items() -> None:
    document = _document("c-110-inf-1")
    goals = [flow for flow in document.flows if flow.lead and flow.lead.endswith("By 2023, IOM should be:")]
    assert [goal.text[:3] for goal in goals] == [f"({letter})" for letter in "abcdefghij"]
    wrapped = _flow(document, "Policy capacity, data, research and knowledge management: IOM holds a vast amount")
    assert wrapped.text.endswith(
        "draw data, knowledge and experience from the field, and then analyse and apply the results."
    )


# --- MC/INF/262: a paper with annexes of their own dates


def test_mc_inf_262_parts() -> None:
    document = _document("mc-inf-262")
    first, second = document.parts
    assert (first.date, first.symbol) == ("1995-05-09", "MC/1842")
    assert (second.date, second.symbol) == ("1995-11-29", "Resolution No. 923 (LXXI)")
    assert _flow(document, "33. At present, IOM membership is composed of 55 Member States").part == first
    assert _flow(document, "7. To call upon all Member States").part == second
    assert _flow(document, "10. In 1995, IOM had 96 interested States").part is None
    assert _flow(document, "Return of Qualified Nationals").part is None


def test_mc_inf_262_paragraphs_of_each_part() -> None:
    document = _document("mc-inf-262")
    annex, resolution = document.parts
    assert _numbered(document, 0, annex.char_start) == [f"{number}." for number in range(1, 44)]
    assert _numbered(document, annex.char_start, annex.char_end) == [f"{number}." for number in range(1, 37)]
    acts = [flow for flow in document.flows if flow.part == resolution and flow.lead == "Resolves:"]
    assert [flow.text[:2] for flow in acts] == [f"{number}." for number in range(1, 8)]
    assert _flow(document, "Mindful of the need").kind == "paragraph"


def test_mc_inf_262_sections_and_lists() -> None:
    document = _document("mc-inf-262")
    assert _flow(document, "10. In 1995, IOM had").section == ("III. A review of changes since 1995",)
    assert _flow(document, "In 1999, IOM created").section[-1] == "Emergency and Post-Conflict Unit"
    goals = [
        flow
        for flow in document.flows
        if flow.lead == "To achieve that goal, IOM will need to meet nine major objectives:"
    ]
    assert len(goals) == 9
    assert [
        flow.text[:12] for flow in document.flows if flow.kind == "heading" and flow.text.startswith("Objective")
    ] == [f"Objective {number}:" for number in range(1, 10)]
    # a page of the scan ends in the middle of a sentence
    assert "Central America, the Persian Gulf" in _flow(document, "20. IOM has participated").text


def test_mc_inf_262_footnotes() -> None:
    document = _document("mc-inf-262")
    assert [block.note_mark for block in _blocks(document, "footnote")] == ["*", "1", "2", "3"]
    assert [mark.mark for mark in document.note_marks] == ["1", "2", "3"]
    assert _flow(document, "8. The purposes").sentences[0][1] == len(
        "8. The purposes and functions of the Organization, as set out in the Constitution and spelled out "
        "in 1995, remain valid in 2003 and look set to remain so for the foreseeable future.¹"
    )
    assert "passed its 50th anniversary" in _flow(document, "The maturity of IOM").text


# --- a web page


def test_futurelearn_advertisements_are_furniture() -> None:
    document = _document("futurelearn-iom")
    furniture = [flow.text for flow in document.flows if flow.kind == "page_furniture"]
    assert furniture[0] == "Skip main navigation"
    assert furniture[1].startswith("New offer! Get\u00a030% off one whole year")
    assert furniture[-2].startswith("Join over 18 million learners")
    article = [flow for flow in document.flows if flow.kind != "page_furniture"]
    assert article[0].kind == "heading"
    assert article[-1].text.startswith("These recent developments illustrate")
    items = [flow for flow in article if flow.kind == "list_item"]
    assert [item.text[:2] for item in items] == ["1.", "2."]
    assert items[0].lead is not None
    assert items[0].lead.endswith("The following are two examples of the assistance it provides:")


# --- World Migration Report 2011: text of a PDF without numbers


def test_wmr_2011_summary() -> None:
    document = _document("wmr-2011-summary")
    assert max(block.page or 0 for block in document.blocks) == 11
    numbers = [
        flow for flow in document.flows if flow.kind == "list_item" and flow.section[-1] == "IOM in numbers: 2001–2010"
    ]
    assert len(numbers) == 9
    assert numbers[1].text.startswith("IOM provided movement assistance to 810,000 refugees resettling in a third")
    assert numbers[0].section[0] == (
        "SPECIAL FEATURE: IOM’S SIXTIETH ANNIVERSARY – A HISTORICAL LOOK AT THE WORK OF THE INTERNATIONAL "
        "ORGANIZATION FOR MIGRATION"
    )
    assert "Report 2011 co\ufffder the last 10 years of IOM’s work" in _flow(document, "IOM collects statistics").text
    ways = [flow.text[:2] for flow in document.flows if flow.kind == "heading" and flow.text[:1].isdigit()]
    assert ways == ["1)", "2)", "3)", "4)"]
    risks = [flow for flow in document.flows if flow.lead and flow.lead.endswith("the status quo is threefold:")]
    assert [risk.text[:2] for risk in risks] == ["1.", "2.", "3."]
    assert (
        "the Global Forum on Migration and Development has offered"
        in _flow(document, "In addition to its operations").text
    )
