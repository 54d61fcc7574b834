"""One file per system says how its export becomes an extract of the contract."""

from accord.sources.mappings.drafting import draft
from accord.sources.mappings.shipped import load, shipped, shipped_text

__all__ = ["draft", "load", "shipped", "shipped_text"]
