"""The nouns that are counted so often that four digits before one are no year."""

COUNTED = (
    r"people|persons|individuals|households|families|migrants|refugees|returnees|participants|students|"
    r"pupils|children|"
    r"women|men|girls|boys|workers|employees|staff|officials|officers|patients|cases|deaths|victims|"
    r"beneficiaries|"
    r"respondents|interviews|interviewees|schools|homes|houses|shelters|tents|kits|buildings|villages|"
    r"communities|trucks|"
    r"vehicles|tonnes|tons|litres|hectares|kilometres|km|miles|metres|projects|companies|firms|"
    r"enterprises|units|vessels|"
    r"passengers|residents|inhabitants|volunteers|teachers|doctors|nurses|soldiers|police|delegates|"
    r"visas|permits|"
    r"applications|requests|arrivals|departures|crossings|seats|beds|rooms|votes|signatures|sites|"
    r"camps|municipalities|"
    r"samples|tests|doses|copies|pages|words|jobs|hours|days|asylum-seekers|asylum\sseekers"
)
