"""What the FollowTheMoney model 4.11.2 says of the schemata we write: pinned, by its own library."""

VERSION = "4.11.2"
REQUIRED = {
    "Person": {"name"},
    "Event": {"name"},
    "Vehicle": set(),
    "Address": set(),
    "Asset": set(),
    "UnknownLink": {"subject", "object"},
}
_THING = {"name", "summary"}
_INTERVAL = {"date", "recordId", "publisher", "summary"}
KNOWN = {
    "Person": _THING,
    "Event": _THING | _INTERVAL,
    "Vehicle": _THING | {"registrationNumber"},
    "Address": _THING | {"full"},
    "Asset": _THING,
    "UnknownLink": _INTERVAL | {"subject", "object", "role", "status"},
}
