"""Charts and maps as SVG: the same bytes every time, in colours that everybody can tell apart."""

from accord.charts.comparing import bars, funnel, heat
from accord.charts.growing import growth
from accord.charts.mapping import area_map
from accord.charts.networks import network
from accord.charts.over_time import columns_over_time, control_chart

__all__ = [
    "area_map",
    "bars",
    "columns_over_time",
    "control_chart",
    "funnel",
    "growth",
    "heat",
    "network",
]
