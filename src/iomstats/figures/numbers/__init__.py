"""Values: digits and number words, scales, currencies, how exactly a number is stated."""
