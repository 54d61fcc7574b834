"""A Home Office offence class, however it was written, becomes what it means for a child."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Offence:
    """What an offence class says: its group, and whether only a child can be its victim."""

    group: str
    is_child_offence: bool = False


# A class exists only for child victims where its own words carry the age: "child under 13",
# "child under 16", abuse through sexual exploitation, grooming, abuse of a position of trust.
# 17A and 20A (aged 13 and over), 19C and 19F (aged 16 and over), 22A, 23 and 72 hold adults too.
CLASSES: dict[str, Offence] = {
    "17A": Offence("sexual"),
    "17B": Offence("child_sexual", True),
    "17": Offence("sexual"),
    "19A": Offence("sexual"),
    "19B": Offence("sexual"),
    "19C": Offence("sexual"),
    "19D": Offence("child_sexual", True),
    "19E": Offence("child_sexual", True),
    "19F": Offence("sexual"),
    "19G": Offence("child_sexual", True),
    "19H": Offence("child_sexual", True),
    "19": Offence("sexual"),
    "20A": Offence("sexual"),
    "20B": Offence("child_sexual", True),
    "20": Offence("sexual"),
    "21": Offence("child_sexual", True),
    "22A": Offence("sexual"),
    "22B": Offence("child_sexual", True),
    "22": Offence("sexual"),
    "23": Offence("familial"),
    "24": Offence("trafficking"),
    "27": Offence("sexual"),
    "70": Offence("sexual"),
    "71": Offence("exploitation", True),
    "72": Offence("trafficking"),
    "73": Offence("child_sexual", True),
    "74": Offence("child_sexual", True),
    "86": Offence("images"),
    "88A": Offence("grooming", True),
    "88B": Offence("sexual"),
    "88C": Offence("sexual"),
    "88D": Offence("sexual"),
    "88E": Offence("sexual"),
    "88": Offence("sexual"),
    # Modern slavery is no sexual class: what it was about stands in the text.
    "106": Offence("other"),
    "13": Offence("other", True),
    "77": Offence("drugs"),
    "92A": Offence("drugs"),
    "92B": Offence("drugs"),
    "92C": Offence("drugs"),
    "92D": Offence("drugs"),
    "92E": Offence("drugs"),
    "92": Offence("drugs"),
    "193": Offence("drugs"),
}
_VIOLENCE = ("1", "2", "3", "4", "5", "8", "9", "11", "36", "37", "104", "105", "125")
_THEFT = (
    *("28", "29", "30", "31", "33", "34", "35", "39", "40", "41", "42", "43", "44", "45", "46"),
    *("47", "48", "49", "51", "52", "53", "54", "126"),
)

# Codes seen in full form (class/serial) name a class without its letter, and some systems have
# their own codes; there the recorded title decides. The first that fits wins.
_TITLES: tuple[tuple[str, Offence], ...] = (
    (r"sexual exploitation|child prostitution|prostitution.*child", Offence("exploitation", True)),
    (
        r"groom|sexual communication with a child|meeting a (fe)?male child",
        Offence("grooming", True),
    ),
    (r"indecent (image|photo|pseudo)|images? of (a )?child|prohibited image", Offence("images")),
    (r"familial|incest", Offence("familial")),
    (r"position of trust|abuse of trust", Offence("child_sexual", True)),
    (r"traffick.*sexual", Offence("trafficking")),
    (
        r"(rape|sexual|penetration|indecen).*(child|under (13|16|18)|girl|boy)",
        Offence("child_sexual", True),
    ),
    (r"\brape\b|sexual|indecent|voyeur|exposure", Offence("sexual")),
    (r"drug|cannabis|cocaine|heroin|class [abc]\b", Offence("drugs")),
    (r"theft|burglar|robber|steal|stolen|shoplift|taking without consent", Offence("theft")),
    (r"assault|wound|harm|murder|manslaughter|harass|stalk|kidnap|threat", Offence("violence")),
)
_FORM = re.compile(r"^\s*0*(\d{1,3})\s*([A-Za-z]?)(?:\s*[/.\-]\s*\d+[A-Za-z]?)?\s*$")
_OTHER = Offence("other")


def offence_class(code: str | None) -> str | None:
    """The class in its plain form: `088/03` is `88`, `022B` is `22B`; None where it has none."""
    match = _FORM.match(code or "")
    return match.group(1) + match.group(2).upper() if match else None


def offence(code: str | None, title: str | None = None) -> Offence:
    """What a recorded code, or failing that the recorded title, says of the offence."""
    name = offence_class(code)
    number = name.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") if name else ""
    if name and name != number and name in CLASSES:
        return CLASSES[name]
    # A class without its letter says less than a title that was written out beside it.
    written = _by_title(title)
    if name in CLASSES and not _is_finer(written, CLASSES[name]):
        return CLASSES[name]
    if written.group != "other":
        return written
    if number in _VIOLENCE:
        return Offence("violence")
    return Offence("theft") if number in _THEFT else CLASSES.get(number, _OTHER)


def _is_finer(written: Offence, classed: Offence) -> bool:
    return classed == Offence("sexual") and written.group not in ("other", "drugs", "theft")


def _by_title(title: str | None) -> Offence:
    words = (title or "").lower()
    return next((offence for form, offence in _TITLES if re.search(form, words)), _OTHER)
