"""What sort of measure a figure is, whether a level is a stock or a flow, and how the figure is asserted."""
