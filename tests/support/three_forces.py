"""Three invented forces with eight networks, two of which cross a border, small enough to count.

| network  | force A       | force B       | force C       |
| cross 1  | P1, P2 and V1 | P1, P3 and V1 |               |
| cross 2  |               | Q1, Q2 and V2 | Q1, Q3 and V3 |

Each force has two networks of its own beside these, of two men and a child each.
"""

from __future__ import annotations

from support.packages import Package

FORCES = {"a": "E23000901", "b": "E23000902", "c": "E23000903"}
TEXT = (
    "Victim states that both men gave her vodka and a new phone and took her to a flat, where each "
    "of them had sex with her."
)
MEN = {
    "A1": ("Derek", "Oldham", "1985-07-19"),
    "A2": ("Colin", "Vane", "1983-11-05"),
    "A3": ("Rhys", "Tolley", "1990-01-23"),
    "A4": ("Gareth", "Pinnock", "1979-09-30"),
    "B1": ("Stefan", "Wrobel", "1988-04-12"),
    "B2": ("Imran", "Sadiq", "1992-12-08"),
    "B3": ("Trevor", "Hollis", "1971-05-17"),
    "B4": ("Nigel", "Fairclough", "1968-08-21"),
    "C1": ("Owain", "Bebb", "1994-03-29"),
    "C2": ("Marcus", "Adeyemi", "1986-10-14"),
    "C3": ("Patrick", "Doonan", "1975-06-26"),
    "C4": ("Viktor", "Lazarov", "1981-02-18"),
    "P1": ("Jonathan", "Kestrel", "1984-06-11"),
    "P2": ("Leonard", "Stubbs", "1989-09-03"),
    "P3": ("Desmond", "Achebe", "1977-12-27"),
    "Q1": ("Tomasz", "Gorecki", "1991-05-24"),
    "Q2": ("Alan", "Whitlow", "1980-07-07"),
    "Q3": ("Bernard", "Cassidy", "1973-11-19"),
}
GIRLS = {
    "VA1": ("Tilly", "Marwood", "2011-03-02"),
    "VA2": ("Poppy", "Lockyer", "2010-08-16"),
    "VB1": ("Aisha", "Rahmani", "2012-01-27"),
    "VB2": ("Megan", "Thorne", "2009-10-09"),
    "VC1": ("Carys", "Pugh", "2011-12-13"),
    "VC2": ("Ella", "Brandt", "2010-04-25"),
    "V1": ("Jessica", "Farrow", "2010-06-18"),
    "V2": ("Nadia", "Petrov", "2011-07-22"),
    "V3": ("Sophie", "Lindqvist", "2009-11-30"),
}
# Which crimes each force records: the girl, then the men.
CRIMES = {
    "a": (("VA1", "A1", "A2"), ("VA2", "A3", "A4"), ("V1", "P1", "P2")),
    "b": (("VB1", "B1", "B2"), ("VB2", "B3", "B4"), ("V1", "P1", "P3"), ("V2", "Q1", "Q2")),
    "c": (("VC1", "C1", "C2"), ("VC2", "C3", "C4"), ("V3", "Q1", "Q3")),
}
# Force C writes the two names of Q1 the wrong way round.
TURNED_ROUND = {("c", "Q1")}
NUMBERS = {"P1": "2003/0045678K", "Q1": "2009/0091234B"}


def package(force: str, *, extracted: str = "2026-04-02", without: int | None = None) -> Package:
    """One force's extract; without leaves one of its crimes out, counted from 1."""
    made = Package(f"force-{force}").source(
        organisation=f"Force {force.upper()}",
        force_code=FORCES[force],
        period_from="2025-01-01",
        period_to="2026-03-31",
        extracted_at=f"{extracted}T06:00:00",
    )
    people: dict[str, dict[str, str]] = {}
    for number, (girl, *men) in enumerate(CRIMES[force], start=1):
        if number != without:
            people |= {name: _person(force, name) for name in (girl, *men)}
            _add_crime(made, f"K{number}", number, (girl, *men))
    return made.add("nominals", list(people.values()))


def _person(force: str, name: str) -> dict[str, str]:
    forename, surname, born = (MEN | GIRLS)[name]
    if (force, name) in TURNED_ROUND:
        forename, surname = surname, forename
    return {
        "nominal_id": f"{force}-{name}",
        "forename": forename,
        "surname": surname,
        "date_of_birth": born,
        "birth_date_quality": "exact",
        "sex": "F" if name in GIRLS else "M",
        "is_identified": "true",
        "pnc_id": NUMBERS.get(name, ""),
    }


def _add_crime(made: Package, ref: str, month: int, people: tuple[str, ...]) -> None:
    force = made.source_id.removeprefix("force-")
    made.add(
        "crimes",
        [
            {
                "crime_ref": ref,
                "offence_code": "22B",
                "recorded_on": f"2025-{month:02}-10",
                "committed_from": f"2025-{month:02}-01T20:00:00",
                "location_type": "private_address",
                "mo_text": TEXT,
            }
        ],
    )
    made.add(
        "involvements",
        [
            {
                "event_kind": "crime",
                "event_ref": ref,
                "nominal_id": f"{force}-{name}",
                "role": "victim" if name in GIRLS else "suspect",
            }
            for name in people
        ],
    )
