"""Who takes part in the demonstration, and how to open the application on its store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from accord.review.access.roles import ROLE_OF

# What an account is posted to, as the accounts' own table says it.
FORCE, COUNCIL, COUNTRY = "force", "council", "country"
# For invented data alone: a real account is made by an administrator, with its own password.
PASSWORD = "invented country 2026"


@dataclass(frozen=True)
class DemoPerson:
    """Who, in which role, where."""

    username: str
    name: str
    role: str
    unit: str
    posted: str


PEOPLE = (
    DemoPerson("ana", "Ana Alder", "analyst", "Intelligence", FORCE),
    DemoPerson("ada", "Ada Birch", "analyst", "Intelligence", FORCE),
    DemoPerson("dev", "Dev Cedar", "detective", "Child Exploitation Team", FORCE),
    DemoPerson("sue", "Sue Damson", "supervisor", "Child Exploitation Team", FORCE),
    DemoPerson("nia", "Nia Elder", "national", "National team", COUNTRY),
    DemoPerson("cal", "Cal Fir", "council_lead", "Safeguarding", COUNCIL),
    DemoPerson("aud", "Aud Gorse", "auditor", "Professional standards", ""),
    DemoPerson("adm", "Adi Hazel", "administrator", "Information technology", ""),
    DemoPerson("abi", "Abi Ivy", "administrator", "Information technology", ""),
)


def how_to_open(store: Path) -> str:
    """The command that opens the application, and who can sign in to it."""
    people = "\n".join(
        f"  {one.username:<4} {ROLE_OF[one.role].name:<26} {one.name}" for one in PEOPLE
    )
    return (
        "\nWhere people decide on it: open the review application with\n"
        f"  accord serve --store {store} --demo\n"
        "It prints the address, the password and the secret for one-time codes of each of:\n"
        f"{people}"
    )
