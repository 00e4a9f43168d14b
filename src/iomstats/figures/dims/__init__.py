"""The other breakdowns of a figure: of whom, of what age, from where and to where."""
