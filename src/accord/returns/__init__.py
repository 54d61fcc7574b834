"""National returns: versioned specifications filled from a run, each cell traced to records."""

from accord.returns.build import BuiltReturn, build_return
from accord.returns.specification import Specification, specification, specifications

__all__ = ["BuiltReturn", "Specification", "build_return", "specification", "specifications"]
