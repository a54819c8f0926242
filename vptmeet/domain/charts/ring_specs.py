"""The two drawings of the rings: one for a wide page, one for a phone."""

from dataclasses import dataclass

from vptmeet.domain.charts.polar import Circle


@dataclass(frozen=True)
class RingSpec:
    """Sizes of a drawing, in units of its view box. `radii` go from the heart outwards."""

    width: int
    height: int
    middle: Circle
    radii: tuple[float, ...]
    opening: float
    scale: float
    number_size: float
    least_number_size: float
    middle_size: float
    label_size: float
    label_room: float
    label_distance: float
    short_labels: bool


WIDE = RingSpec(
    width=1040, height=836, middle=Circle(520, 414),
    radii=(66, 112, 158, 204, 254, 302, 352), opening=64, scale=1,
    number_size=17, least_number_size=11, middle_size=50,
    label_size=19, label_room=158, label_distance=18, short_labels=False,
)  # fmt: skip

NARROW = RingSpec(
    width=600, height=600, middle=Circle(300, 300),
    radii=(46, 90, 128, 162, 194, 224, 252), opening=34, scale=0.74,
    number_size=19, least_number_size=13, middle_size=38,
    label_size=25, label_room=74, label_distance=26, short_labels=True,
)  # fmt: skip
