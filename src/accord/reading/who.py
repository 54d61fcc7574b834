"""Words for people, read from who.txt: the child, people of concern, carers, everybody else."""

from __future__ import annotations

from collections.abc import Mapping

from accord.reading.catalogue import shipped_lists
from accord.text.numbers import in_words

_LISTS = shipped_lists("who.txt")

MALE_ONE, FEMALE_ONE = _LISTS["male_one"], _LISTS["female_one"]
CONCERN_ONE, CONCERN_MANY = _LISTS["concern_one"], _LISTS["concern_many"]
GENERIC, RELATIONAL = _LISTS["generic"], _LISTS["relational"]
CHILDREN_ONE, CHILDREN_MANY = _LISTS["children_one"], _LISTS["children_many"]
CARERS, PROFESSIONALS = _LISTS["carers"], _LISTS["professionals"]
OTHERS = _LISTS["others_one"] | _LISTS["others_many"]
KIN_OF_CHILD, TRUSTED = _LISTS["kin_of_child"], _LISTS["trusted"]
INSTITUTIONS, BUSINESS = _LISTS["institutions"], _LISTS["business"]
ADJECTIVES = _LISTS["adjectives"] | _LISTS["modifiers"]
PREPOSITIONS, DETERMINERS, DEFINITE = (
    _LISTS["prepositions"],
    _LISTS["determiners"],
    _LISTS["definite"],
)
ADDING, UNKNOWN, TELLING = _LISTS["adding"], _LISTS["unknown"], _LISTS["telling"]
DOING = _LISTS["doing"]
HAVE_CHILDREN = _LISTS["have_children"]
MEETS, SELDOM_OF_CONCERN = _LISTS["meets"], _LISTS["seldom_of_concern"]
BY_DEED, DEEDS, OF_ANY_AGE = _LISTS["by_deed"], _LISTS["deeds"], _LISTS["of_any_age"]
CHILD_AGES = frozenset({*(str(n) for n in range(5, 18)), *in_words(10, 17)})
NO_PERSONS = frozenset((p.partition("_")[0], p.partition("_")[2]) for p in _LISTS["no_persons"])
RELATIONS, HAVE_ASSOCIATES = _LISTS["relations"], _LISTS["have_associates"]
TIMES = _LISTS["times"]
MANY, FEW = _LISTS["many"], _LISTS["few"]
MALE_PRONOUNS, FEMALE_PRONOUNS = _LISTS["male_pronouns"], _LISTS["female_pronouns"]
PLURAL_PRONOUNS = frozenset({"they", "them", "em"})
# "Subject has been seen with": whom an intelligence report is about.
SUBJECTS = frozenset({"subject", "poc"})

CONCERN_WORDS = CONCERN_ONE | CONCERN_MANY
CHILDREN = CHILDREN_ONE | CHILDREN_MANY
ANYBODY = (
    CONCERN_WORDS
    | CHILDREN
    | CARERS
    | PROFESSIONALS
    | OTHERS
    | RELATIONAL
    | KIN_OF_CHILD
    | TRUSTED
    | INSTITUTIONS
    | MALE_PRONOUNS
    | FEMALE_PRONOUNS
    | PLURAL_PRONOUNS
)
PAIRS: Mapping[tuple[str, str], str] = {
    (pair.partition("_")[0], pair.partition("_")[2]): pair
    for pair in sorted(ANYBODY)
    if pair.count("_") == 1
}

NUMBERS_IN_WORDS = tuple(in_words(1, 10))
NUMBERS: Mapping[str, int] = {
    **{str(n): n for n in range(1, 60)},
    **{word: n for n, word in enumerate(NUMBERS_IN_WORDS, start=1)},
    **{f"{n}x": n for n in range(2, 10)},
    **{f"x{n}": n for n in range(2, 10)},
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "couple": 2,
    "pair": 2,
    "both": 2,
    "neither": 2,
    "trio": 3,
    "a": 1,
    "an": 1,
    "single": 1,
}
