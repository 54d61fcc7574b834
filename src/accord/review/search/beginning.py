"""What begins with the words looked for, found by the index on either database."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField
from django.db.models.lookups import StartsWith

LAST = chr(0x10FFFF)


@CharField.register_lookup
class Begins(StartsWith):
    """`begins`: on SQLite a range, for it never uses an index for LIKE with an escape."""

    lookup_name = "begins"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """From the words themselves up to the last text that begins with them."""
        left, given = self.process_lhs(compiler, connection)
        said = str(self.rhs)
        return f"({left} >= %s AND {left} < %s)", [*given, said, *given, said + LAST]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Elsewhere LIKE, which has an index of its own."""
        return super().as_sql(compiler, connection)

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """The operator that Django has for texts that start so."""
        return str(connection.operators["startswith"] % rhs)
