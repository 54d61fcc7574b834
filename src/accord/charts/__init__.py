"""Charts and maps as SVG: the same bytes every time, in colours that everybody can tell apart."""

from accord.charts.comparing import bars, funnel, heat
from accord.charts.coverage import coverage
from accord.charts.growing import growth
from accord.charts.mapping import area_map
from accord.charts.networks import network
from accord.charts.over_time import columns_over_time, control_chart
from accord.charts.overlaps import upset
from accord.charts.steps import Curve, time_to

__all__ = [
    "Curve",
    "area_map",
    "bars",
    "columns_over_time",
    "control_chart",
    "coverage",
    "funnel",
    "growth",
    "heat",
    "network",
    "time_to",
    "upset",
]
