"""How what is drawn looks: colours, shapes, sizes.

Colours are those of Okabe and Ito, which colour-blind readers tell apart; how sure a value is shows in its shape,
never in colour alone.
"""

from dataclasses import dataclass

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
INK, GREY, GRID = "#222222", "#5c5c5c", "#e6e6e6"
# The faintness of what no document states.
FAINT = 0.45
SIZE = 64

_CIRCLE = "M1.1,0A1.1,1.1,0,1,1,-1.1,0A1.1,1.1,0,1,1,1.1,0Z"
_UP = "M0,-1.1L0,-3.1M-0.8,-2.3L0,-3.1L0.8,-2.3"
_DOWN = "M0,1.1L0,3.1M-0.8,2.3L0,3.1L0.8,2.3"
SHAPES = {"exact": _CIRCLE, "about": _CIRCLE, "above": _CIRCLE + _UP, "below": _CIRCLE + _DOWN, "range": _CIRCLE}
ARROWS = {"above": _UP, "below": _DOWN}


@dataclass(frozen=True, slots=True)
class Layout:
    """How large what is drawn is, in pixels.

    Attributes:
        width: The width of one panel.
        height: Its height.
        columns: How many panels stand beside each other.
    """

    width: int
    height: int
    columns: int

    @property
    def full_width(self) -> int:
        """The width of all columns with the axes between them."""
        return self.columns * self.width + (self.columns - 1) * 85


ONE = Layout(640, 320, 1)
SEVERAL = Layout(330, 130, 2)
MANY = Layout(240, 110, 3)
