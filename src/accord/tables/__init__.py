"""The contract: every table a stage reads or writes, declared once."""

from accord.tables.extract import EXTRACT_TABLES
from accord.tables.people import PEOPLE_TABLES
from accord.tables.results import RESULT_TABLES
from accord.tables.spec import Column, Kind, Reference, Sensitivity, Table
from accord.tables.working import PREVIOUS_TABLES, WORKING_TABLES

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        *EXTRACT_TABLES,
        *PEOPLE_TABLES,
        *(previous for previous, _ in PREVIOUS_TABLES),
        *WORKING_TABLES,
        *RESULT_TABLES,
    )
}

__all__ = [
    "EXTRACT_TABLES",
    "PEOPLE_TABLES",
    "PREVIOUS_TABLES",
    "RESULT_TABLES",
    "TABLES",
    "WORKING_TABLES",
    "Column",
    "Kind",
    "Reference",
    "Sensitivity",
    "Table",
]
