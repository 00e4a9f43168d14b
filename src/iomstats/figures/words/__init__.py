"""What the words of a sentence tell by themselves: forms, classes, noun phrases, verbs; no field is decided here."""
