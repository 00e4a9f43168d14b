"""How well the program reads, against labelled texts and beside other programs."""
