"""What a plot is made of: points with their sources, axes, labels, and their drawing with altair.

Nothing here chooses a value: that is the timeseries stage. Only ``charts``, ``layers`` and ``footer`` import altair.
"""
