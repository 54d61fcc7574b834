"""Say which pairs must not be joined although they score high: the reasons, each with its words.

A wrong join gives one child another child's history, so each guard errs towards asking a person.
"""

from __future__ import annotations

from dataclasses import dataclass

from accord.linkage.model import ALL_BUT_CERTAIN

_SAME_NUMBER = "number_is in ('same', 'same_pnc')"
# An address or handle almost the same is often the same name spelt twice: no second witness.
_SAME_ACCOUNT = "contact_is = 'account'"
# Who stands with the surname where the other has the forename may be a child named after a parent.
_FORENAME_DIFFERS = (
    "(forename_is in ('distinct', 'akin', 'different') "
    "or (forename_is = 'crossed' and born_is <> 'same'))"
)
_FORENAME_AGREES = (
    "forename_is in ('same', 'form', 'swapped', 'alias', 'first', 'middle', 'initial', 'short', "
    "'like', 'near', 'slip', 'sound', 'alike')"
)
_SURNAME_AGREES = (
    "surname_is in ('same', 'at_home', 'custom_form', 'form', 'swapped', 'near', 'custom', 'part', "
    "'crossed', 'sound')"
)
# Mohammed Amir goes by Amir, and is Mohammed where only the first of his names was written down. A
# brother called Mohammed too was born in another year; a record that fits both of two twins of that
# name is left with neither.
_NO_BROTHER = "born_is in ('same', 'swapped', 'part', 'year') and sex_is <> 'different'"
_ONE_HOME = "place_is in ('address', 'postcode', 'near', 'placement')"
# One of two forenames that are alike is always a rare one: levels of the model.
_ONE_LETTER = "levenshtein(forename_l, forename_r) <= 1"
_BORN_APART = "born_is in ('different', 'age_apart')"
# Everything about the child agrees but the forename, and that is like the other or short for it.
_ONE_CHILD_BY_NUMBER = (
    f"born_is = 'same' and {_SURNAME_AGREES} and (text_likeness(forename_l, forename_r) >= 0.8 "
    "or left(forename_l, 3) = left(forename_r, 3))"
)
# Names and a year of birth weigh less than this where others have the names too; a surname that
# very many bear by custom tells less than its rarity in a file.
_OF_COMMON_NAMES, _OF_CUSTOMARY_NAMES = 3.0, 5.0
_BORN_CLEAR = "born_is in ('same', 'swapped', 'part', 'year_slip', 'year', 'age')"
# A parent is rarely less than this many days older than a child.
_A_GENERATION = (
    "greatest(days_between(birth_high_l, birth_low_r), days_between(birth_high_r, birth_low_l)) "
    f"> {13 * 365}"
)
# A number that differs in a slip of the pen does for one name what it cannot do for two.
_NO_NAMESAKES = "is_without_families or is_without_namesakes or number_is = 'near'"
# Two well-known forenames are two people even in a file that seems to hold no relatives, unless it
# is a register of single people: few records show twins, and a wrong join gives one child the life
# of the other.
_TWO_NAMES = "(forename_is = 'distinct' and not is_register)"
_NO_TWINS = f"(is_without_twins and not {_TWO_NAMES})"
_NO_FAMILIES = f"(is_without_families and not {_TWO_NAMES})"
_NOTHING_ELSE = (
    "place_is in ('empty', 'different', 'district', 'placement') and contact_is in ('empty', "
    "'different', 'account_near') and number_is not in ('same', 'same_pnc', 'near') "
    "and middle_name_is <> 'same' and aliases_is <> 'same'"
)
_NAMES_ALONE = f"born_is in ('empty', 'age_loose', 'age_close') and {_NOTHING_ELSE}"

_BORN_DIFFERS = (
    "(born_is in ('near', 'different', 'age_apart', 'year_slip_weak') "
    f"or (born_is = 'close' and {_NOTHING_ELSE})) "
    f"and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} and not are_dates_careless "
    f"and not ({_ONE_HOME} and {_FORENAME_AGREES} and forename_is <> 'swapped' "
    f"and ({_NO_NAMESAKES}))"
)
# Agreement that relatives do not show: one forename and one birth date, or one official number.
CLEAR = (
    "(born_is in ('same', 'swapped', 'part', 'year_slip', 'year') "
    "and forename_is in ('same', 'form', 'short', 'like', 'near', 'slip', 'sound', "
    "'swapped', 'alias') and sex_is <> 'different' and number_is not in ('different', 'mixed')) "
    f"or {_SAME_NUMBER} or (number_is = 'near' and {_FORENAME_AGREES}) "
    f"or ({_NO_TWINS} and born_is = 'same' and {_SURNAME_AGREES} and {_ONE_HOME})"
)


@dataclass(frozen=True)
class Guard:
    """One reason not to join a pair: the rule, and what is said of it.

    A guard that "bars" also keeps the two apart through any chain of other links; one that does
    not only leaves the pair for a person to decide.
    """

    name: str
    when: str
    says: str
    bars: bool
    is_relative: bool = True
    is_recorded: bool = False


GUARDS: tuple[Guard, ...] = (
    Guard(
        "recorded_relatives",
        "known_as_is = 'family'",
        "a record says they are relatives of each other",
        bars=True,
        is_recorded=True,
    ),
    Guard(
        "recorded_associates",
        "known_as_is = 'other'",
        "a record says they are two people who have to do with each other",
        bars=True,
        is_relative=False,
        is_recorded=True,
    ),
    # Numbers of health and schools are sometimes put on the wrong twin, and more often a child of
    # one number goes by two names. A PNC number rests on fingerprints, and people arrested give
    # other names.
    Guard(
        "one_number_two_names",
        "number_is = 'same' "
        f"and ((forename_is in ('distinct', 'akin') and not ({_ONE_CHILD_BY_NUMBER})) "
        f"or sex_is = 'different' or {_BORN_APART})",
        "one official number, but the names, the sex or the birth dates differ",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "one_pnc_number_two_people",
        f"number_is = 'same_pnc' and {_FORENAME_DIFFERS} and {_BORN_APART} "
        f"and not ({_SURNAME_AGREES} or {_ONE_HOME})",
        "one PNC number, but names, birth dates and homes differ",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "listed_together",
        f"is_listed_together and not {_SAME_NUMBER}",
        "both are listed on one record, which is usually two people",
        bars=True,
        is_relative=False,
        is_recorded=True,
    ),
    Guard(
        "twins_of_different_sex",
        # Two forms of one forename beside each other are a slip in the sex more often than twins.
        "born_is = 'same' and sex_is = 'different' "
        "and forename_is not in ('same', 'near', 'slip', 'form', 'short', 'swapped') "
        f"and ({_SURNAME_AGREES} or {_ONE_HOME}) and not {_SAME_NUMBER} "
        f"and not (is_without_twins and {_FORENAME_AGREES}) and not {_NO_FAMILIES}",
        "same birth date but different sex and forename: may be twins",
        bars=True,
    ),
    Guard(
        "twins",
        "born_is in ('same', 'swapped') and forename_is in ('distinct', 'akin', 'different') "
        f"and ({_SURNAME_AGREES} or surname_is = 'empty' or {_ONE_HOME} or contact_is = 'phone') "
        f"and not {_SAME_NUMBER} and not {_NO_TWINS}",
        "same birth date and family but different forenames: may be twins",
        bars=True,
    ),
    Guard(
        "twins_with_like_names",
        "born_is in ('same', 'swapped') and forename_is = 'alike' "
        f"and ({_SURNAME_AGREES} or {_ONE_HOME}) and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} "
        f"and not is_without_twins and not ({_ONE_LETTER})",
        "same birth date and family and forenames merely alike: may be twins",
        bars=False,
    ),
    # Fatma Nur and Fatma Gul, Ali Can and Ali Riza, Mary Ann and Mary Jane.
    Guard(
        "twins_of_one_first_name",
        "born_is in ('same', 'swapped') and forename_is in ('same', 'form') "
        "and middle_name_is = 'different' and are_middle_names_whole "
        f"and ({_SURNAME_AGREES} or {_ONE_HOME}) and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} "
        "and not is_without_twins",
        "same birth date, family and first name but different second names: may be twins",
        bars=True,
    ),
    Guard(
        "middle_name_of_the_other",
        f"forename_is = 'middle' and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} "
        "and not is_without_families",
        "one goes by a middle name of the other: may be brothers or sisters",
        bars=False,
    ),
    Guard(
        "first_name_of_brothers",
        f"forename_is = 'first' and not ({_NO_BROTHER}) and not {_SAME_ACCOUNT} "
        f"and not {_SAME_NUMBER} and not is_without_families",
        "one has only a name that brothers or sisters often share before their own",
        bars=False,
    ),
    # Abdul Karim and Abdul Rahim with the name that is their own in the surname's box.
    Guard(
        "own_name_as_surname",
        "is_bare_l and is_bare_r "
        "and surname_is in ('alike', 'beside', 'different', 'different_women') "
        f"and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} and not is_without_families",
        "both have only a name that brothers or sisters often share, and the other name differs",
        bars=True,
    ),
    Guard(
        "parent_and_child",
        f"{_BORN_APART} and {_A_GENERATION} and ({_SURNAME_AGREES} or {_ONE_HOME}) "
        f"and not {_SAME_NUMBER} and not ({_FORENAME_AGREES} and ({_NO_NAMESAKES})) "
        "and not is_without_families",
        "born a generation apart: may be parent and child of one name",
        bars=True,
    ),
    Guard(
        "brothers_and_sisters",
        f"born_is <> 'same' and {_FORENAME_DIFFERS} and ({_ONE_HOME} or contact_is = 'phone') "
        f"and {_SURNAME_AGREES} and number_is not in ('same', 'same_pnc', 'near') "
        "and not is_without_families",
        "one family and home but different forenames: may be brothers or sisters",
        bars=True,
    ),
    Guard(
        "one_name_in_a_family",
        f"{_BORN_APART} and {_FORENAME_AGREES} and ({_ONE_HOME} or contact_is = 'phone') "
        f"and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} and not ({_NO_NAMESAKES})",
        "one name and home but different birth dates: may be relatives of one name",
        bars=True,
    ),
    Guard(
        "senior_and_junior",
        f"generation_l <> generation_r and not {_SAME_NUMBER}",
        "one is called senior and the other junior: two people of one name",
        bars=True,
    ),
    Guard(
        "one_called_junior",
        f"(generation_l is null) <> (generation_r is null) and {_FORENAME_AGREES} "
        f"and not ({_BORN_CLEAR}) and not {_SAME_ACCOUNT} and not {_SAME_NUMBER}",
        "one is called senior or junior and the other is not, and no birth date says which it is",
        bars=False,
    ),
    Guard(
        "one_name_at_home",
        f"born_is in ('empty', 'age_loose', 'age_close') and {_ONE_HOME} "
        f"and (contact_is in ('different', 'account_near') or (born_is = 'empty' and "
        "contact_is = 'empty' and (forename_is = 'alike' or middle_name_is = 'different' "
        # Sons are called after their fathers more often than daughters after their mothers.
        "or (has_middle_l <> has_middle_r and not coalesce(sex_l = 'F' and sex_r = 'F', false))))) "
        f"and not {_SAME_NUMBER} and middle_name_is <> 'same' and aliases_is <> 'same' "
        "and not is_without_families and not is_without_namesakes",
        "one name and home, but no birth date to compare, and another phone, another middle name, "
        "or a middle name that only one of them has: may be relatives of one name",
        bars=False,
    ),
    # John and his son Jack, James and Jamie: who has no birth date may be the elder.
    Guard(
        "form_of_a_childs_name_at_home",
        "born_is = 'empty' and is_child and forename_is in ('form', 'short', 'like', 'slip') "
        f"and {_ONE_HOME} and contact_is not in ('phone', 'account') and not {_SAME_NUMBER} "
        "and middle_name_is <> 'same' and aliases_is <> 'same' and not is_without_families",
        "another form of a child's forename at the child's home, without a birth date: may be a "
        "parent or another relative",
        bars=False,
    ),
    Guard(
        "one_phone",
        f"contact_is = 'phone' and {_FORENAME_DIFFERS} and not {_SAME_NUMBER}",
        "they share a phone but not a forename",
        bars=True,
    ),
    Guard(
        "one_placement",
        f"place_is = 'placement' and {_FORENAME_DIFFERS} and not {_SAME_NUMBER}",
        "children in one placement with different forenames",
        bars=True,
    ),
    Guard(
        "birth_dates_apart",
        f"{_BORN_DIFFERS} and not is_without_families and not is_without_twins",
        "the birth dates differ by more than a slip of the pen",
        bars=True,
        is_relative=False,
    ),
    Guard(
        "birth_dates_differ",
        _BORN_DIFFERS,
        "the birth dates differ by more than a slip of the pen",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "forenames_differ",
        f"{_FORENAME_DIFFERS} and number_is not in ('same', 'same_pnc', 'near') "
        "and not is_without_families "
        f"and not ({_NO_TWINS} and born_is in ('same', 'swapped'))",
        "the forenames differ",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "numbers_contradict",
        "number_is in ('mixed', 'different')",
        "official numbers contradict each other",
        bars=True,
        is_relative=False,
    ),
    Guard(
        "not_named",
        "not (is_identified_l and is_identified_r) and not ((is_identified_l or is_identified_r) "
        f"and {_FORENAME_AGREES} and contact_is in ('phone', 'account')) "
        f"and not {_SAME_NUMBER}",
        "one of them is a person the source could not identify",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "no_forename",
        f"forename_is = 'empty' and not {_SAME_ACCOUNT} and not {_SAME_NUMBER} "
        "and not (born_is = 'same' and (middle_name_is = 'same' or is_hardly_with_twins)) "
        "and not (are_dates_careless and is_hardly_with_twins) "
        "and not is_without_families",
        "a forename is missing, and without it relatives cannot be told apart",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "surname_differs",
        # A grown woman's surname changes when she marries, and as a rule something else stays as it
        # was. Where nothing does, two women of one forename and birth date are as likely as not:
        # how likely, by how many bear the forename and how large the file is, is in the weight.
        # Kaur stands beside a family name or instead of it, without any change.
        "(surname_is = 'different' or (surname_is = 'beside' and not are_grown) "
        "or (surname_is = 'different_women' "
        f"and (not are_grown or match_weight < {ALL_BUT_CERTAIN}))) and {_NOTHING_ELSE}",
        "the surnames differ, and nothing but the forename and the birth date agrees",
        bars=False,
        is_relative=False,
    ),
    # Singh and Kaur, or a girl and a boy of one name: a slip in the sex changes no surname.
    Guard(
        "sex_and_surname_differ",
        f"sex_is = 'different' and surname_is in ('beside', 'different') and not {_SAME_ACCOUNT} "
        f"and not {_SAME_NUMBER}",
        "both the sex and the surname differ",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "names_and_age",
        f"born_is = 'age' and place_is in ('different', 'district') and {_NOTHING_ELSE}",
        "they live apart, and nothing agrees but the names and about the age",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "names_and_year",
        f"born_is = 'year' and {_NOTHING_ELSE} and (match_weight < {_OF_COMMON_NAMES} "
        "or (is_surname_customary_l and is_surname_customary_r "
        f"and match_weight < {_OF_CUSTOMARY_NAMES}))",
        "nothing agrees but names that others have too and a year of birth",
        bars=False,
        is_relative=False,
    ),
    Guard(
        "names_alone",
        _NAMES_ALONE,
        "nothing but the names agrees",
        bars=False,
        is_relative=False,
    ),
)
