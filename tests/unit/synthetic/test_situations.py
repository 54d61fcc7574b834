"""Each planted situation can be told anywhere it may happen, and comes out as its name says."""

from collections.abc import Iterator

import pytest

from accord.synthetic.calibration import calibration
from accord.synthetic.chance import rng_for
from accord.synthetic.expectation import Answer
from accord.synthetic.geography import forces
from accord.synthetic.organisations import PERIOD_TO, Holdings, holdings, national
from accord.synthetic.plan import blocks_per_area, plan
from accord.synthetic.planted import Judged, Setting, Task
from accord.synthetic.recording import Recorder
from accord.synthetic.scales import SCALES
from accord.synthetic.situations.kind import NETWORKS, Crossing, Family, Situation
from accord.synthetic.situations.registry import SITUATIONS, chance_of_crossing, how_many
from accord.synthetic.story import Story
from accord.synthetic.truth import truth_of

_AREAS = [holdings(f) for f in forces(1, 4, 0.9)]
_BY_NAME = {s.name: s for s in SITUATIONS}
YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN


def _setting(seed: int) -> Setting:
    rates = calibration()
    transport, referrals = national()
    return Setting(seed, rates, _AREAS, transport, referrals, Recorder(rates, {}))


def _areas(situation: Situation) -> Iterator[Holdings]:
    for area in _AREAS[: len(_AREAS) + 1 - situation.forces]:
        if situation.is_welsh and not area.force.is_welsh:
            continue
        if situation.is_english and area.force.is_welsh:
            continue
        yield area


def _told(
    situation: Situation, seed: int, *, tells_all: bool = False
) -> tuple[Story, list[Judged]]:
    areas = list(_areas(situation))
    rng = rng_for(seed, situation.name)
    task = Task(
        _setting(seed), situation.name, seed, areas[seed % len(areas)], rng, tells_all,
        situation.crossing is Crossing.MAYBE and seed % 2 == 0,
    )  # fmt: skip
    story = Story(task)
    situation.tell(story)
    return story, story.judged()


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_each_situation_can_be_told_again_and_again(situation: Situation) -> None:
    for seed in range(6):
        story, judged = _told(situation, seed)
        assert story.true_persons
        for rows in story.rows.values():
            assert rows
        for row in story.rows.get((story.home.police.source_id, "crimes"), []):
            assert row["committed_from"] <= row["reported_at"]
            assert row["recorded_on"] <= PERIOD_TO
        assert len({j.event.key for j in judged}) == len(judged)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.name)
def test_the_same_seed_tells_the_same_story(situation: Situation) -> None:
    assert _told(situation, 3)[0].rows == _told(situation, 3)[0].rows


_NETWORKS = [s for s in SITUATIONS if s.family in NETWORKS]


@pytest.mark.parametrize("situation", _NETWORKS, ids=lambda s: s.name)
def test_each_network_has_two_people_a_child_and_truth_of_it(situation: Situation) -> None:
    story, judged = _told(situation, 1, tells_all=True)
    truth = truth_of(story, judged)
    network = truth["true_networks"][0]
    adults = [m for m in truth["true_members"] if not m["is_child"]]
    assert len(adults) >= 2 and network["n_children"] >= 1
    assert network["n_people"] == len(truth["true_members"])


@pytest.mark.parametrize(
    ("name", "counted"),
    [("others_in_words", 3), ("older_peers", 2), ("with_child_recruiter", 2), ("hidden", 0)],
)
def test_the_truth_says_whom_the_records_count(name: str, counted: int) -> None:
    situation = next(s for s in SITUATIONS if s.name == name)
    story, judged = _told(situation, 1, tells_all=True)
    members = truth_of(story, judged)["true_members"]
    assert sum(bool(m["is_counted"]) for m in members) == counted


_NEVER_INFERABLE = ("hidden", "undescribed")


@pytest.mark.parametrize("situation", _NETWORKS, ids=lambda s: s.name)
def test_a_network_of_which_all_is_told_can_be_inferred(situation: Situation) -> None:
    story, judged = _told(situation, 2, tells_all=True)
    network = truth_of(story, judged)["true_networks"][0]
    assert network["is_inferable"] is (situation.name not in _NEVER_INFERABLE)


@pytest.mark.parametrize(
    ("name", "cse", "group"),
    [
        ("familial_pair", {NOT_KNOWN}, {NOT_KNOWN}),
        ("familial_with_gain", {NOT_KNOWN, YES}, {YES}),
        ("two_spellings", {YES}, {NO}),
        ("unknown_on_two_crimes", {YES}, {NOT_KNOWN}),
        ("one_child_two_untied", {YES}, {NO}),
        ("recruiter_and_one_adult", {YES}, {NO}),
        ("words_of_blame", {YES, NOT_KNOWN}, {NO}),
        ("county_lines_only", {NO}, {NO}),
        ("county_lines_alone", {NO}, {NO}),
        ("peer_image_sharing", {NO, NOT_KNOWN}, {NO, NOT_KNOWN}),
        ("lone_undescribed", {NOT_KNOWN}, {NO}),
        ("lone_with_exchange", {YES}, {NO}),
        ("reported_three_times", {YES}, {NO}),
        ("shared_professional", {YES}, {NO}),
        ("shared_hub", {YES}, {NO}),
        ("ruled_out", {YES}, {NO}),
        ("suspected_false", {YES}, {NO}),
        ("adult_victim", {NO}, {NO}),
        ("pair_with_nothing_taken", {NO}, {NO}),
        ("lone_stranger", {NO}, {NO}),
        ("possible_only", {NOT_KNOWN}, {NO}),
        ("lifts_and_gifts", {NOT_KNOWN}, {NO}),
        ("welsh_withdrawal", {YES}, {YES}),
        ("payment_taker", {YES, NOT_KNOWN}, {YES}),
        ("perhaps_a_second", {YES}, {NOT_KNOWN}),
        ("birth_dates_that_conflict", {NOT_KNOWN}, {NO}),
        ("hotel_theft_with_family", {NO}, {NO}),
    ],
)
def test_a_situation_comes_out_as_the_definitions_have_it(
    name: str, cse: set[Answer], group: set[Answer]
) -> None:
    for seed in range(8):
        _, judged = _told(_BY_NAME[name], seed)
        assert {j.expected.cse for j in judged} <= cse
        assert {j.expected.group_cse for j in judged} <= group


def test_drugs_alone_are_cce_and_both_are_both() -> None:
    for name, cse in (("county_lines_only", NO), ("child_held_as_suspect", NO),
                      ("drugs_and_abuse", YES)):  # fmt: skip
        _, judged = _told(_BY_NAME[name], 1)
        assert {j.expected.cce for j in judged} == {YES}
        assert {j.expected.cse for j in judged} == {cse}


def test_a_theft_in_a_situation_is_never_exploitation() -> None:
    for name in ("stolen_bicycle", "arrested_together_for_theft", "twin_not_involved"):
        _, judged = _told(_BY_NAME[name], 2)
        assert [j for j in judged if j.expected.csa is NO and j.expected.cse is NO]


def test_all_that_the_eighteen_cases_ask_for_is_planted() -> None:
    asked = {
        "familial_pair", "familial_with_gain", "facilitator_on_intelligence",
        "two_unnamed_together", "two_spellings", "unknown_on_two_crimes", "one_child_two_untied",
        "three_forces", "with_child_recruiter", "recruiter_and_one_adult",
        "adult_reporting_childhood", "words_of_blame", "county_lines_only", "both_kinds",
        "peer_image_sharing", "lone_undescribed", "makesafe_completes", "makesafe_alone",
        "lone_with_many_children", "dead_or_abroad", "reported_three_times", "shared_hub",
        "shared_professional", "ruled_out",
    }  # fmt: skip
    assert asked <= set(_BY_NAME)


@pytest.mark.parametrize("nominals", [3_000, 15_000, 100_000, 10_000_000])
def test_every_situation_happens_at_every_scale(nominals: int) -> None:
    counts = how_many(calibration(), nominals)
    assert set(counts) == set(_BY_NAME)
    assert min(counts.values()) >= 1


def test_networks_have_the_calibrated_sizes_and_cross_borders_as_often() -> None:
    rates = calibration()
    counts = how_many(rates, 1_000_000)
    total = sum(counts[s.name] for s in _NETWORKS)
    for family in NETWORKS:
        part = sum(counts[s.name] for s in _NETWORKS if s.family is family)
        assert part / total == pytest.approx(rates[family.value], abs=0.01)
    chance = chance_of_crossing(rates, counts)
    crossing = sum(
        counts[s.name] * (1.0 if s.crossing is Crossing.ALWAYS else chance)
        for s in _NETWORKS
        if s.crossing is not Crossing.NEVER
    )
    assert crossing / total == pytest.approx(rates["cross_force_networks"], abs=0.01)


def test_group_abuse_has_the_published_mix() -> None:
    counts = how_many(calibration(), 1_000_000)

    def of(family: Family) -> int:
        return sum(counts[s.name] for s in SITUATIONS if s.family is family)

    assert of(Family.FAMILIAL) / of(Family.PEER) == pytest.approx(26 / 22, abs=0.05)


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda s: s.name)
def test_the_numbering_holds_the_whole_country(scale: object) -> None:
    from accord.synthetic.background import block
    from accord.synthetic.notebook import IDS_PER_STORY, PEOPLE_PER_STORY

    stories = sum(how_many(calibration(), scale.nominals).values())  # type: ignore[attr-defined]
    blocks = scale.forces * blocks_per_area(scale)  # type: ignore[attr-defined,arg-type]
    assert stories * IDS_PER_STORY < block.FIRST_ID
    assert stories * PEOPLE_PER_STORY < block.FIRST_PERSON
    assert block.FIRST_ID + blocks * block.IDS_PER_BLOCK < 10**9
    assert block.FIRST_PERSON + blocks * block.PEOPLE_PER_BLOCK < 10**8


def test_situations_happen_where_they_can() -> None:
    country = [holdings(f) for f in forces(1, 6, 0.45)]
    where = plan(1, SCALES["medium"], calibration(), country)
    for (index, _), planned in where.items():
        for one in planned:
            force = country[index].force
            assert not one.situation.is_welsh or force.is_welsh
            assert not one.situation.is_english or not force.is_welsh
            assert not one.situation.needs_partners or force.has_partner_data
            assert index + one.situation.forces <= 6
