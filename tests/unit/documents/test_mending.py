"""What text extraction did to numbers is mended in the reading text; what may be sound stays as it is."""

import pytest

from iomstats.documents.mending import mended

MENDED = [
    # letters read for digits
    ("By 2O14 the 6O clinics had seen 4,3l0 patients.", "By 2014 the 60 clinics had seen 4,310 patients."),
    ("Rice rose 3S per cent and oil l2 per cent.", "Rice rose 35 per cent and oil 12 per cent."),
    ("It took l5 boats and 2.l million litres.", "It took 15 boats and 2.1 million litres."),
    ("yields in 2012/l3 fell by 4 o/o", "yields in 2012/13 fell by 4%"),
    ("aid of 3.4 rnillion dollars", "aid of 3.4 million dollars"),
    # spaces driven into numbers
    ("Some 1 4,200 sheep and 2 0,000 goats died.", "Some 14,200 sheep and 20,000 goats died."),
    ("they hold 7,1 20 cards and 3 ,050 permits", "they hold 7,120 cards and 3,050 permits"),
    ("the boat had 2 7 seats, 1 9 of them taken", "the boat had 27 seats, 1 9 of them taken"),
    ("rents rose 6 .5 per cent to EUR 4. 2 million", "rents rose 6.5 per cent to EUR 4.2 million"),
    ("one- third of the forty -two mayors", "one-third of the forty-two mayors"),
    ("a grant of 3.1 mil- lion for eight thou sand farms", "a grant of 3.1 million for eight thousand farms"),
    ("costs of EUR 8 3.4 million and 3,4- 00 sacks", "costs of EUR 83.4 million and 3,400 sacks"),
    ("the 12,,450 goats ate 9..5 tonnes", "the 12,450 goats ate 9.5 tonnes"),
    ("aged 18?25, between 40 50 pupils", "aged 18–25, between 40–50 pupils"),
    ("thirty- ve villages, ve mills", "thirty-five villages, five mills"),
    # marks of notes at numbers
    ("Rain1 fell on 12,4002 farms in 315 valleys4.", "Rain1 fell on 12,400² farms in 315 valleys4."),
    ("the 5,3201 mills", "the 5,320¹ mills"),
    # words run together, words divided
    ("aged under15 and ofUSD 3 million in 2008at first", "aged under 15 and of USD 3 million in 2008 at first"),
    ("nearly twothirds of the house- holds", "nearly two thirds of the households"),
]
SOUND = [
    "In 2012 14 villages were flooded, 3 of them twice.",
    "Phase 2 14 wells; Level 3 12 posts; aged 15 24",
    "a bottle of 1.5l, a 3B pencil, an S3 port, H2O and the A-1O2 form",
    "Of the 450, 300 were sold; in May, 120 died; 12, 300 and 450",
    "first- and second-year pupils, two- to three-week courses",
    "asylum-seekers, non-citizens and sub-offices",
    "The I5 motorway and Section I.2 apply.",
    "Values of 1.2, .3 and 4, the years 2005 and 2010.",
    "The fee was cut in 1998. 5 million people gained.",
]


@pytest.mark.parametrize(("raw", "reading"), MENDED, ids=[raw[:30] for raw, _ in MENDED])
def test_mended(raw: str, reading: str) -> None:
    text, starts, ends = mended(raw, range(len(raw)), range(1, len(raw) + 1))
    assert text == reading
    assert len(starts) == len(ends) == len(text)
    assert starts == sorted(starts)


@pytest.mark.parametrize("raw", SOUND, ids=[raw[:30] for raw in SOUND])
def test_sound_text_stays(raw: str) -> None:
    assert mended(raw, range(len(raw)), range(1, len(raw) + 1))[0] == raw
