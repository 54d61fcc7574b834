"""Charts and maps as SVG: the same bytes every time, in colours that everybody can tell apart."""

from accord.charts.cascade import Block, cascade
from accord.charts.comparing import bars, funnel, heat
from accord.charts.coverage import coverage
from accord.charts.growing import growth
from accord.charts.lanes import lanes
from accord.charts.mapping import area_map
from accord.charts.networks import network
from accord.charts.over_time import columns_over_time, control_chart
from accord.charts.overlaps import upset
from accord.charts.pathway import Stage, pathway
from accord.charts.pyramid import pyramid
from accord.charts.steps import Curve, time_to

__all__ = [
    "Block",
    "Curve",
    "Stage",
    "area_map",
    "bars",
    "cascade",
    "columns_over_time",
    "control_chart",
    "coverage",
    "funnel",
    "growth",
    "heat",
    "lanes",
    "network",
    "pathway",
    "pyramid",
    "time_to",
    "upset",
]
