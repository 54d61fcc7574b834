"""The definitions side by side: listed, shown, and compared on the same findings of one run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import fill, indent

from accord.definitions.answers import Answer
from accord.definitions.criteria import CRITERIA
from accord.definitions.definition import Definition, definitions_of, published, resolved
from accord.definitions.rule import All, Any, Criterion, Rule, evaluate
from accord.engine import Engine, open_engine
from accord.errors import NotFound

_ANSWERS = {answer.word: answer for answer in Answer}
_WORDS = {"met": "met", "not_met": "not met", "not_known": "not known"}
MOST_SHOWN = 20


@dataclass(frozen=True)
class Changed:
    """A candidate that two definitions answer differently, and the criteria that make it so."""

    candidate_kind: str
    candidate_id: str
    outcome_a: str
    outcome_b: str
    criteria: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Difference:
    """How two definitions differ on the candidates of one run."""

    definition_a: str
    definition_b: str
    n_compared: int
    changed: tuple[Changed, ...]

    def to_json(self) -> str:
        """For another program."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)

    def as_text(self) -> str:
        """For a person: how many of each kind of change, with the first few of each."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield (
            f"{self.definition_a} and {self.definition_b} answer {len(self.changed):,} of "
            f"{self.n_compared:,} candidates differently."
        )
        groups: dict[str, list[Changed]] = {}
        for change in self.changed:
            groups.setdefault(change.sentence, []).append(change)
        for sentence, group in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])):
            yield f"\n{len(group):,}: {sentence}"
            yield from (f"  - {c.candidate_kind} {c.candidate_id}" for c in group[:MOST_SHOWN])
            if len(group) > MOST_SHOWN:
                yield f"  - and {len(group) - MOST_SHOWN:,} more"


def list_definitions() -> str:
    """Every definition with its version and source."""
    blocks = []
    for d in published():
        provisional = " (provisional)" if d.is_provisional else ""
        blocks.append(f"{d.id} {d.version}{provisional}\n    {d.title}\n    {d.source}")
    return "\n".join(blocks)


def show(definition_id: str) -> str:
    """One definition: its words, its rule, its criteria and its readings with their reasons."""
    return "\n".join(_shown(_named(definition_id, published())))


def _shown(definition: Definition) -> Iterator[str]:
    among = {d.id: d for d in published()}
    provisional = ", provisional" if definition.is_provisional else ""
    yield f"{definition.title}"
    yield f"{definition.id}, version {definition.version}{provisional}"
    yield f"fingerprint {definition.fingerprint}"
    yield f"\n{fill(definition.says, 96)}"
    yield f"\nSource: {fill(definition.source, 96)}"
    if definition.quoted:
        yield "\nIn its own words:\n" + indent(fill(definition.quoted, 92), "    ")
    if definition.note:
        yield f"\n{fill(definition.note, 96)}"
    yield f"\nRule: {definition.rule_text}"
    yield "\nCriteria"
    for key in resolved(definition, among):
        yield indent(fill(f"{key} {CRITERIA[key].says}", 92), "    ")
    for reading in definition.readings:
        yield f"\nReading of {reading.criterion}: {reading.says}"
        yield f"Why: {reading.why}"


def diff(run_folder: Path, id_a: str, id_b: str) -> Difference:
    """Which candidates of a run two definitions answer differently, and by which criterion."""
    among = definitions_of(run_folder)
    a, b = _named(id_a, among), _named(id_b, among)
    engine = open_engine(threads=1)
    try:
        for name in ("findings", "criterion_results", "candidates"):
            path = run_folder / f"{name}.parquet"
            if not path.exists():
                raise NotFound(f"The run is not whole: it lacks {name}.")
            engine.load(name, path)
        return Difference(a.id, b.id, *compared(engine, a, b, {d.id: d for d in among}))
    finally:
        engine.close()


def compared(
    engine: Engine, a: Definition, b: Definition, among: Mapping[str, Definition]
) -> tuple[int, tuple[Changed, ...]]:
    """How many candidates two definitions of an engine's findings answer, and where they differ."""
    pairs = f"""
        select x.candidate_kind, x.candidate_id, x.outcome as outcome_a, y.outcome as outcome_b,
            x.finding_id as finding_a, y.finding_id as finding_b, c.nation
        from findings x
            join findings y using (candidate_kind, candidate_id)
            join candidates c using (candidate_kind, candidate_id)
        where x.definition_id = '{a.id}' and y.definition_id = '{b.id}'
    """
    ((n_compared,),) = engine.rows(f"select count(*) from ({pairs})")
    rows = engine.rows(
        f"select * from ({pairs}) where outcome_a <> outcome_b "
        "order by candidate_kind, candidate_id"
    )
    differing = f"select unnest([finding_a, finding_b]) from ({pairs}) where outcome_a <> outcome_b"
    answers = _answers(engine, differing)
    return n_compared, tuple(
        _changed(
            (kind, name, nation),
            (a, outcome_a, answers.get(finding_a, {})),
            (b, outcome_b, answers.get(finding_b, {})),
            among,
        )
        for kind, name, outcome_a, outcome_b, finding_a, finding_b, nation in rows
    )


def _answers(engine: Engine, findings: str) -> dict[str, dict[str, tuple[Answer, str]]]:
    found: dict[str, dict[str, tuple[Answer, str]]] = {}
    for finding_id, criterion_id, outcome, reason in engine.rows(
        "select finding_id, criterion_id, outcome, reason from criterion_results "
        f"where finding_id in ({findings})"
    ):
        found.setdefault(finding_id, {})[criterion_id] = (_ANSWERS[outcome], reason)
    return found


_Side = tuple[Definition, str, dict[str, tuple[Answer, str]]]


def _changed(
    candidate: tuple[str, str, str], one: _Side, other: _Side, among: Mapping[str, Definition]
) -> Changed:
    """The definition that says less says why: by the criteria that hold it back."""
    kind, name, nation = candidate
    less, more = sorted((one, other), key=lambda side: _ANSWERS[side[1]])
    criteria = _deciding(less[0], less[2], nation, among)
    reasons = " ".join(
        f"{c} is {_WORDS[less[2][c][0].word]}: {less[2][c][1]}" for c in criteria if c in less[2]
    )
    return Changed(
        candidate_kind=kind,
        candidate_id=name,
        outcome_a=one[1],
        outcome_b=other[1],
        criteria=criteria,
        sentence=f"{_WORDS[more[1]]} by {more[0].id} and {_WORDS[less[1]]} by {less[0].id}. "
        f"{reasons}".strip(),
    )


def _deciding(
    definition: Definition,
    answers: dict[str, tuple[Answer, str]],
    nation: str,
    among: Mapping[str, Definition],
) -> tuple[str, ...]:

    def answer(leaf: Rule) -> Answer:
        if isinstance(leaf, Criterion):
            return answers.get(CRITERIA[leaf.key].id, (CRITERIA[leaf.key].on_silence, ""))[0]
        assert not isinstance(leaf, All | Any)
        if leaf.nation not in (None, nation):
            return Answer.NOT_MET
        return evaluate(among[leaf.definition].rule, answer)

    def walk(rule: Rule) -> Iterator[str]:
        here = evaluate(rule, answer)
        if isinstance(rule, All | Any):
            for part in rule.parts:
                if evaluate(part, answer) == here:
                    yield from walk(part)
        elif isinstance(rule, Criterion):
            yield CRITERIA[rule.key].id
        elif rule.nation in (None, nation):
            yield from walk(among[rule.definition].rule)

    return tuple(dict.fromkeys(walk(definition.rule)))


def _named(definition_id: str, among: Sequence[Definition]) -> Definition:
    for definition in among:
        if definition.id == definition_id:
            return definition
    known = ", ".join(d.id for d in among)
    raise NotFound(f"There is no definition of that name. There are: {known}.")
