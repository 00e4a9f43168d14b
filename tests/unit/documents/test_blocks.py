"""What the pieces of a text are: one text, and the kind and reading of each of its blocks."""

import pytest

from iomstats.documents import Document, read_document

CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a single sentence": ("Staff grew to 7,258 in 2009.", [("paragraph", "Staff grew to 7,258 in 2009.")]),
    "a phrase": ("214 million migrants", [("paragraph", "214 million migrants")]),
    "one line is one paragraph": (
        "In 2009 IOM assisted 3,500 persons in all of its offices.\nThe budget rose by 12 per cent.\n\nStaff fell.",
        [
            ("paragraph", "In 2009 IOM assisted 3,500 persons in all of its offices."),
            ("paragraph", "The budget rose by 12 per cent."),
            ("paragraph", "Staff fell."),
        ],
    ),
    "wrapped lines": (
        "The number of applicants served by IOM has\nbeen increasing: 43,204 in 2007, 61,189 in\n"
        "2008 and 133,532 in\n2009.",
        [
            (
                "paragraph",
                "The number of applicants served by IOM has been increasing: 43,204 in 2007, "
                "61,189 in 2008 and "
                "133,532 in 2009.",
            )
        ],
    ),
    "paragraphs told by their indent": (
        "The membership has increased to 172 States, of which eight joined in\n"
        "the year 2017. This growth led to higher needs in the years before.\n"
        "    At the same time, 41 offices were opened, and the staff rose to\n"
        "more than 9,000.",
        [
            (
                "paragraph",
                "The membership has increased to 172 States, of which eight joined in the year 2017. "
                "This growth led to higher needs in the years before.",
            ),
            ("paragraph", "At the same time, 41 offices were opened, and the staff rose to more than 9,000."),
        ],
    ),
    "headings of many looks": (
        "# Report\n\n## Staff\n\nIt grew.\n\n**Offices**\n\nIt fell.\n\nBUDGET\n\nIt rose.\n\n"
        "II. Next\n\nIt ended.\n\n"
        "Point 3: To offer expert advice to States.\n\n27. IOM offers advice.\n\nThe way "
        "forward\n\nIt goes on.\n",
        [
            ("heading", "Report"),
            ("heading", "Staff"),
            ("paragraph", "It grew."),
            ("heading", "Offices"),
            ("paragraph", "It fell."),
            ("heading", "BUDGET"),
            ("paragraph", "It rose."),
            ("heading", "II. Next"),
            ("paragraph", "It ended."),
            ("heading", "Point 3: To offer expert advice to States."),
            ("paragraph", "27. IOM offers advice."),
            ("heading", "The way forward"),
            ("paragraph", "It goes on."),
        ],
    ),
    "a heading over two lines": (
        "Slow recovery from the crisis reveals\nresilience of migration\n\nThe 2010/2011 period was slow.\n",
        [
            ("heading", "Slow recovery from the crisis reveals resilience of migration"),
            ("paragraph", "The 2010/2011 period was slow."),
        ],
    ),
    "lists": (
        "IOM seeks:\n\n– to promote 3 things;\n– to assist States.\n\n(a) one;\n(b) two:\n  (i) "
        "three;\n  (ii) four.\n"
        "1) five\n2) six\n",
        [
            ("paragraph", "IOM seeks:"),
            ("list_item", "to promote 3 things;"),
            ("list_item", "to assist States."),
            ("list_item", "(a) one;"),
            ("list_item", "(b) two:"),
            ("list_item", "(i) three;"),
            ("list_item", "(ii) four."),
            ("list_item", "1) five"),
            ("list_item", "2) six"),
        ],
    ),
    "a dash that a wrapped line happens to begin with": (
        "migrants are seen as responsible for problems that are – directly\n– or indirectly – "
        "the cause of 3 others in every country of the world\nat all.",
        [
            (
                "paragraph",
                "migrants are seen as responsible for problems that are – directly – or "
                "indirectly – the cause of 3 "
                "others in every country of the world at all.",
            )
        ],
    ),
    "a year that a wrapped line happens to begin with": (
        "applicants has been increasing: 43,204 in 2007, 61,189 in 2008 and 133,532 in\n2009. "
        "Others came in the same years, as has been said above in this document.",
        [
            (
                "paragraph",
                "applicants has been increasing: 43,204 in 2007, 61,189 in 2008 and 133,532 in 2009. "
                "Others came in the same years, as has been said above in this document.",
            )
        ],
    ),
    "a blank line inside an item": (
        "– to facilitate informed, safe and economical air transport for migrants and \n\ngovernments.",
        [
            (
                "list_item",
                "to facilitate informed, safe and economical air transport for migrants and governments.",
            )
        ],
    ),
    "a number on a line of its own": (
        "4.\nAccording to the Division, 214 million\nmigrants live.",
        [("paragraph", "4. According to the Division, 214 million migrants live.")],
    ),
    "contents": (
        "CONTENTS\n\nIntroduction\t5\nStrategic goals\t9\n\nAnnex I ............ 12\n\n"
        "INTRODUCTION\n\nThe text begins.\n",
        [
            ("heading", "CONTENTS"),
            ("contents", "Introduction 5"),
            ("contents", "Strategic goals 9"),
            ("contents", "Annex I ............ 12"),
            ("heading", "INTRODUCTION"),
            ("paragraph", "The text begins."),
        ],
    ),
    "masthead": (
        "S/22/12\nOriginal: English\n11 May 2018\n\nTwenty-second Session\n\nBUDGET REVISION\n\n"
        "1. The Budget was approved.\n",
        [
            ("page_furniture", "S/22/12"),
            ("page_furniture", "Original: English"),
            ("page_furniture", "11 May 2018"),
            ("page_furniture", "Twenty-second Session"),
            ("heading", "BUDGET REVISION"),
            ("paragraph", "1. The Budget was approved."),
        ],
    ),
    "a month as a heading": (
        "The mission has been at work for many years, and it goes on today.\n\nMay 2018\n\nIt opened 2 offices.\n",
        [
            ("paragraph", "The mission has been at work for many years, and it goes on today."),
            ("heading", "May 2018"),
            ("paragraph", "It opened 2 offices."),
        ],
    ),
    "address": (
        "The Organization has its seat in Geneva.\n\nHeadquarters:\n\n17 route des Morillons\nP.O. Box 17\n"
        "1211 Geneva 19\nTel.: +41 22 717 9111\n",
        [
            ("paragraph", "The Organization has its seat in Geneva."),
            ("address", "Headquarters:"),
            ("address", "17 route des Morillons"),
            ("address", "P.O. Box 17"),
            ("address", "1211 Geneva 19"),
            ("address", "Tel.: +41 22 717 9111"),
        ],
    ),
    "no address": (
        "The mission did much work:\n\n200 km of road were rebuilt by 5 teams.\n",
        [
            ("paragraph", "The mission did much work:"),
            ("paragraph", "200 km of road were rebuilt by 5 teams."),
        ],
    ),
    "signature": (
        "The Council adopted it.\n\n(Signed)\nAntónio Vitorino\nDirector General\n",
        [
            ("paragraph", "The Council adopted it."),
            ("signature", "(Signed)"),
            ("signature", "António Vitorino"),
            ("signature", "Director General"),
        ],
    ),
    "captions of charts that are lost": (
        "The text says so.\n\nMigrants to Europe, 1990–2019\n\nSource: IOM, 2019.\n\nThe text goes on.\n",
        [
            ("paragraph", "The text says so."),
            ("caption", "Migrants to Europe, 1990–2019"),
            ("caption", "Source: IOM, 2019."),
            ("paragraph", "The text goes on."),
        ],
    ),
    "a web page": (
        "Skip to main content\nMenu\n\nNew offer! Get 30% off. Subscribe for just £249.99.\n\n"
        "Who migrates\n\n"
        "The number of migrants reached 272 million in 2019, up from 221 million.\n\nShare this article\n\n"
        "Most of them – 164 million – are workers, and many of them send money home.\n\n© 2020 World News\n"
        "Related articles\n10 facts about refugees\nJoin over 18 million learners to launch your career.\n",
        [
            ("page_furniture", "Skip to main content"),
            ("page_furniture", "Menu"),
            ("page_furniture", "New offer! Get 30% off. Subscribe for just £249.99."),
            ("heading", "Who migrates"),
            ("paragraph", "The number of migrants reached 272 million in 2019, up from 221 million."),
            ("page_furniture", "Share this article"),
            ("paragraph", "Most of them – 164 million – are workers, and many of them send money home."),
            ("page_furniture", "© 2020 World News"),
            ("page_furniture", "Related articles"),
            ("page_furniture", "10 facts about refugees"),
            ("page_furniture", "Join over 18 million learners to launch your career."),
        ],
    ),
    "HTML": (
        "<h2>Key figures</h2>\n<p>About <b>12</b> died.</p>\n<ul><li>12 dead</li>\n<li>34 injured</li></ul>\n",
        [
            ("heading", "Key figures"),
            ("paragraph", "About 12 died."),
            ("list_item", "12 dead"),
            ("list_item", "34 injured"),
        ],
    ),
    "footnotes of a page": (
        "Themes such as health,1 gender and rights are considered throughout this paper.\n\n____________\n"
        "1 See the document of 15 April 2008.\n2 Ibid.\n",
        [
            ("paragraph", "Themes such as health,1 gender and rights are considered throughout this paper."),
            ("footnote", "1 See the document of 15 April 2008."),
            ("footnote", "2 Ibid."),
        ],
    ),
    "footnotes of Markdown": (
        "It holds.<sup>1</sup> So.[^2] And so.³\n\n---\n\n<sup>1</sup> See Annex I.\n\n[^2]: "
        "Ibid.\n\n³ IOM, 2017.\n\n\\* Of 2003.\n",
        [
            ("paragraph", "It holds.¹ So.² And so.³"),
            ("footnote", "¹ See Annex I."),
            ("footnote", "² Ibid."),
            ("footnote", "³ IOM, 2017."),
            ("footnote", "* Of 2003."),
        ],
    ),
    "an asterisk below a rule": (
        "A note on the role of IOM\\*.\n\n---\n\n\\* This document was first distributed on 11 June 2003.\n",
        [
            ("paragraph", "A note on the role of IOM*."),
            ("footnote", "* This document was first distributed on 11 June 2003."),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    text, expected = CASES[name]
    assert _kinds(read_document(text)) == expected


def test_sections_by_level() -> None:
    text = (
        "I. Review\n\nIt begins.\n\nPoint 1: To provide services.\n\n14. IOM provides.\n\nPoint "
        "2: To help.\n\n15. It helps.\n\n"
        "II. Changes\n\n16. It ends.\n"
    )
    sections = {flow.text: flow.section for flow in read_document(text).flows}
    assert sections["It begins."] == ("I. Review",)
    assert sections["14. IOM provides."] == ("I. Review", "Point 1: To provide services.")
    assert sections["15. It helps."] == ("I. Review", "Point 2: To help.")
    assert sections["16. It ends."] == ("II. Changes",)


def test_headings_that_the_contents_leave_out_stand_below() -> None:
    text = (
        "CONTENTS\n\nGoals\t1\nPriorities\t2\nDrivers\t3\n\nGOALS\n\nThe first text.\n\n"
        "PRIORITIES\n\nRESILIENCE\n\nThe second text.\n\n"
        "DRIVERS\n\nThe third text.\n"
    )
    sections = {flow.text: flow.section for flow in read_document(text).flows}
    assert sections["The second text."] == ("PRIORITIES", "RESILIENCE")
    assert sections["The third text."] == ("DRIVERS",)


def test_the_title_is_no_section_and_is_no_heading_twice() -> None:
    text = (
        "BUDGET REVISION\n\nThe text begins here and is long enough to be a paragraph of its own.\n\n"
        "BUDGET REVISION\n\nI. Staff\n\nIt grew.\n"
    )
    document = read_document(text, title="Budget revision")
    assert [block.kind for block in document.blocks] == [
        "heading",
        "paragraph",
        "page_furniture",
        "heading",
        "paragraph",
    ]
    assert document.flows[-1].section == ("I. Staff",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbered paragraphs, and an item in a list of its own
        ("1. One is here.\n\n2. Two is so:\n\n(a) x;\n\n(b) y.\n\n3. Three.\n", ["1", "2", "2", "2", "3"]),
        ("The risk is threefold:\n\n1. It grows.\n\n2. It falls.\n", [None, None, None]),
        ("15. The aims include:\n\n– one;\n\n– two.\n\n16. More.\n", ["15", "15", "15", "16"]),
        ("6. It states:\n\n(a) x.\n\nThis is the mandate.\n\n7. So.\n", ["6", "6", "6", "7"]),
    ],
)
def test_paragraph_numbers(text: str, expected: list[str | None]) -> None:
    assert [flow.paragraph for flow in read_document(text).flows] == expected


def test_leads() -> None:
    text = (
        "17. To achieve that goal, IOM will need to meet two objectives:\n\n1. To set up a "
        "committee:\n\n(a) to examine;\n\n"
        "(h) to see;\n\n(i) to send.\n\n2. To abolish it.\n\nIt has grown.\n\n- a bullet without a lead\n"
    )
    leads = {flow.text: flow.lead for flow in read_document(text).flows}
    goal = "To achieve that goal, IOM will need to meet two objectives:"
    assert leads["1. To set up a committee:"] == goal
    assert leads["(a) to examine;"] == "To set up a committee:"
    assert leads["(i) to send."] == "To set up a committee:"
    assert leads["2. To abolish it."] == goal
    assert leads["a bullet without a lead"] is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("4. According to it, staff grew.", "4."),
        ("(a) first of all", "(a)"),
        ("12) twelfth", "12)"),
        ("- (b) **Principled**: values", "(b)"),
        ("• 25 per cent", None),
        ("<sup>1</sup> See Annex I.", "¹"),
        ("2009 was a good year.", None),
        ("Point 3: To offer advice.\n\n27. It does.", "Point 3:"),
        ("IV. Looking ahead\n\nIt does.", "IV."),
    ],
)
def test_marker(text: str, mark: str | None) -> None:
    flow = read_document(text).flows[0]
    assert (flow.text[slice(*flow.marker)] if flow.marker else None) == mark


def test_a_sentence_runs_over_a_page_break_and_the_footnotes_between() -> None:
    text = (
        "23. In recent years, IOM has responded to requests concerning matters such as\n"
        "the development of national legislation.3 In 2009, it also provided some 500\n"
        "\n__________\n3 See MC/INF/298 of 12 November 2009.\n"
        "\f24\n\nofficials with training in 21 activities, in accordance with the law.\n"
    )
    document = read_document(text)
    assert [(block.kind, block.page) for block in document.blocks] == [
        ("paragraph", 1),
        ("page_furniture", 1),
        ("footnote", 1),
        ("page_furniture", 2),
        ("paragraph", 2),
    ]
    assert document.blocks[-1].continues == document.blocks[0].block_id
    flow = document.flows[0]
    assert "provided some 500 officials with training in 21 activities" in flow.text
    assert flow.block_at(flow.text.index("500")) == document.blocks[0].block_id
    assert flow.block_at(flow.text.index("officials")) == document.blocks[-1].block_id
    assert document.blocks[-1].paragraph == "23"
    assert [(mark.mark, mark.footnote) for mark in document.note_marks] == [("3", document.blocks[2].block_id)]


def test_footnotes_adrift_in_an_interrupted_sentence() -> None:
    text = (
        "Labour markets will need different skills.¹ Some jobs will become mobile, notably those "
        "in the sectors of\n\n"
        "World Economic Forum, The Future of Jobs (2016).\n\n"
        "health and technology, which are growing in many countries.\n"
    )
    document = read_document(text)
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote", "paragraph"]
    assert document.blocks[1].note_mark == "1"
    assert document.flows[0].text.endswith("the sectors of health and technology, which are growing in many countries.")


def test_running_titles_and_page_numbers() -> None:
    page = "\f{0}\nPROGRAMME AND BUDGET\n\n{0}. Paragraph number {0} is here and it is long enough to be one.\n"
    document = read_document("".join(page.format(number) for number in range(1, 5)))
    assert [block.kind for block in document.blocks] == ["page_furniture", "page_furniture", "paragraph"] * 4
    assert [block.page for block in document.blocks] == [page for page in range(1, 5) for _ in range(3)]


def _kinds(document: Document) -> list[tuple[str, str]]:
    kinds = {block.block_id: block.kind for block in document.blocks}
    flows = [flow for flow in document.flows if not flow.text.startswith("<")]
    assert all(flow.kind == kinds[flow.blocks[0][1]] for flow in flows)
    return [(flow.kind, flow.text) for flow in flows]
