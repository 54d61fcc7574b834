"""What forces are called: by the name in their own return, and apart where two share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from accord.national.received import ForceReturn


@dataclass(frozen=True)
class ForceNames:
    """Names of forces by their codes; a force of which no name is known goes by its code."""

    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, returns: Iterable[ForceReturn], given: Mapping[str, str]) -> ForceNames:
        """The name in each force's newest return; else the one given for it, as in a file."""
        found = dict(given)
        for one in sorted(returns, key=lambda one: (one.as_of, one.last)):
            if one.force_name:
                found[one.force] = one.force_name
        return cls(found)

    def name(self, code: str) -> str:
        """A force as a reader knows it; its code stands behind a name that two forces bear."""
        name = self.names.get(code, code)
        return name if Counter(self.names.values())[name] < 2 else f"{name} ({code})"

    def with_code(self, code: str) -> str:
        """A force in a sentence: by name, with the code that files and systems know it by."""
        name = self.names.get(code)
        return f"{name} ({code})" if name else code

    def pair(self, one: str, other: str) -> str:
        return f"{self.name(one)} and {self.name(other)}"

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Codes in the order of the names, as a reader looks a force up."""
        return tuple(sorted(codes, key=lambda code: (self.name(code).casefold(), code)))
