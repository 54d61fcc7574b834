"""The truth of one planted situation, as rows of the truth tables."""

from __future__ import annotations

from collections.abc import Sequence

from accord.synthetic.expectation import Answer
from accord.synthetic.planted import Judged, TrueNetwork
from accord.synthetic.recording import Row
from accord.synthetic.story import Story


def truth_of(story: Story, judged: Sequence[Judged]) -> dict[str, list[Row]]:
    """Rows of each truth table."""
    return {
        "true_persons": story.true_persons,
        "true_crimes": [_crime_row(story, j) for j in judged if j.is_crime],
        "true_networks": [_network_row(story, n, judged) for n in story.networks],
        "true_members": [row for n in story.networks for row in _member_rows(story, n, judged)],
    }


def _crime_row(story: Story, crime: Judged) -> Row:
    return {
        "source_id": crime.event.source.source_id,
        "crime_ref": crime.event.ref,
        "scenario": story.scenario,
        "true_network_id": crime.network_id,
        "expected_cse": crime.expected.cse.value,
        "expected_group_cse": crime.expected.group_cse.value,
        "expected_csa": crime.expected.csa.value,
        "expected_cce": crime.expected.cce.value,
    }


def _is_inferable(network: TrueNetwork, judged: Sequence[Judged]) -> bool:
    found = (c for c in judged if c.network_id == network.network_id)
    return network.is_shown and any(c.expected.group_cse is Answer.YES for c in found)


def _network_row(story: Story, network: TrueNetwork, judged: Sequence[Judged]) -> Row:
    return {
        "true_network_id": network.network_id,
        "scenario": story.scenario,
        "is_inferable": _is_inferable(network, judged),
        "n_people": len(network.members),
        "n_children": len(network.children),
        "is_cross_force": len(story.forces) > 1,
    }


def _member_rows(story: Story, network: TrueNetwork, judged: Sequence[Judged]) -> list[Row]:
    found = _is_inferable(network, judged)
    return [
        {
            "true_network_id": network.network_id,
            "true_person_id": m.human.person_id,
            "role": m.role,
            "is_inferable": found and m.is_shown,
            "is_counted": found and m.is_counted,
            "is_child": m.human.age_on(story.day) < 18,
        }
        for m in network.members
    ]
