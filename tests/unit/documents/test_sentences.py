"""Where sentences end, in the English of reports."""

import pytest

from iomstats.documents import read_document
from iomstats.documents.sentences import sentence_spans

# the sentences of each text, divided by " | "
SENTENCES = [
    "It grew in 2007. | It fell in 2009.",
    "The Council adopted Resolution No. 1150 of 7 June 2007. | It has 12 points.",
    "See Resolutions Nos. 923 and 1150 of the Council. | They stand.",
    "Its Chairperson, H.E. Mrs. Najat Al-Hajjaji, and Mr. R. Hansen spoke. | Dr. Smith followed.",
    "On the main themes, i.e. migration and development, it acts. | It helps, e.g. through training.",
    "Perspectives from the South (S. Castles and R. Delgado Wise, eds), IOM, Geneva, 2008.",
    "Approx. 100 requests came, i.e. 3.5 per cent more vs. 2008. | See para. 4 and pp. 3 and 5.",
    "The Institute based in Washington, D.C., and Georgetown University manage it. | It grew.",
    "See Annex A. | The next part follows.",
    "Must prepare itself.¹ | The key factors evolve.",
    "More frequent movement. ¹² | The creation of labour opportunities continues.",
    "Totalling 200 participants on average.14 | Every year, the IDM concludes.",
    "In accordance with international law.”3 | Many of the ways are described.",
    "He said: “We go.” | They went.",
    "Persons, returnees, etc. - all categories - were helped. | It ended.",
    "How to deal with them? | How to deal with others? | A debate begins.",
    "It cost USD 3.5 bn. | The rest was CHF 1.5 million.",
    "Adopted on 1.11.2002. | 3 States abstained.",
    "In Jan. 2010 it began. | It ended in Dec. 2011.",
    "The figure is 1,234.5 today. | (In 2009 it was 3.) | It rose.",
    "The website http://www.iom.int/idm.html shows 3.2 of them. | See there.",
    "It reinforces participation, if supported to do so. | Diaspora groups help. | They can be found. | It ended.",
    "It grew by approx. 30 per cent, incl. Kenya. | See vol. II of it.",
    "4. According to the Division, it grew. | It fell.",
    "(a) To approve the budget; and (b) to thank. | It ends.",
    "IV. IOM Strategy: Looking ahead",
    "1 For further information, see Council Resolution No. 674 of 7 December 1983.",
]


@pytest.mark.parametrize("case", SENTENCES, ids=[case[:30] for case in SENTENCES])
def test_sentences(case: str) -> None:
    text = case.replace(" | ", " ")
    assert [text[start:end] for start, end in sentence_spans(text)] == case.split(" | ")


@pytest.mark.parametrize("mark", ["4.", "12)", "(a)", "(iv)", "IV.", "¹", "Point 3:"])
def test_a_mark_is_no_sentence(mark: str) -> None:
    text = f"{mark} Staff grew. It fell."
    spans = sentence_spans(text, (0, len(mark)))
    assert [text[start:end] for start, end in spans] == [f"{mark} Staff grew.", "It fell."]


def test_a_sentence_runs_over_lines_and_is_found_from_any_place_in_it() -> None:
    (flow,) = read_document("9. Total expenditures stood at\nUSD 783.8 million in 2007. The total\nfell.").flows
    place = flow.text.index("783.8")
    start, end = flow.sentence_at(place)
    assert flow.text[start:end] == "9. Total expenditures stood at USD 783.8 million in 2007."
