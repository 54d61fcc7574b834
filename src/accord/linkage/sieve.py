"""Drop pairs that cannot reach a weight, from a few narrow columns, before they are scored in full.

Most pairs that share a key agree on nothing else. What is summed here is never less than what the
model gives, so that the pairs that are kept, and their scores, are the same as without the sieve.
First only numbers are looked at; texts are compared only for the pairs that are left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from accord.engine import Engine, Step
from accord.linkage.model import Level, Model
from accord.linkage.records import TRAITS

# Sums are made in another order here than in the model, from shares held in fewer digits.
_SLACK = 0.001
_BIT = {name: 2**bit for bit, (name, _) in enumerate(TRAITS)}
_BEGIN_ALIKE = "forename_start_l = forename_start_r or forename_sound_l = forename_sound_r"
_FORENAMES = "text_likeness(forename_text_l, forename_text_r)"
_SURNAMES = "text_likeness(surname_text_l, surname_text_r)"
_NEAR_IN_TIME = "abs(days_between(born_l, born_r)) <= 62"

Whens = list[tuple[str, str | float]]


def _either(*traits: str) -> str:
    """Either record has one of the traits."""
    return f"(of_either & {sum(_BIT[name] for name in traits)}) > 0"


def _both(trait: str) -> str:
    """Both records have the trait."""
    return f"(of_both & {_BIT[trait]}) > 0"


# What few records have is asked for first: a trait of theirs tells whether to look any further.
_CROSSED = (
    f"forename_l = surname_r or surname_l = forename_r or ({_either('is_written_otherwise')} "
    "and (written_l = surname_r or surname_l = written_r))"
)


# A name beside the first may be the other's forename or surname; of more than one given name
# beside it, and of nicknames, no more is known here than that there are some.
def _beside(*same: str) -> str:
    return f"({_either('has_given')} and ({' or '.join(same)}))"


def _most(level: Level) -> float:
    """The most a level can add, where the value is as rare as any."""
    if level.m is None or level.u is None:
        return 0.0
    return math.log2(level.m / (min(level.u, level.least) if level.share else level.u))


class _Weights:
    """The most that levels of one comparison can add."""

    def __init__(self, model: Model, column: str) -> None:
        (self.comparison,) = (c for c in model.comparisons if c.column == column)

    def of(self, *names: str) -> float:
        """The most of the levels of those names."""
        return max(_most(level) for level in self.comparison.levels if level.name in names)

    def but(self, *names: str) -> float:
        """The most of all levels but those."""
        return max(_most(level) for level in self.comparison.levels if level.name not in names)

    def same(self, share: str) -> str:
        """What the level of equal values adds, by how rare the value is."""
        (level,) = (level for level in self.comparison.levels if level.name == "same")
        rarest = -math.log2(level.least)
        found = f"least(rare_{share}_l, rare_{share}_r, {_bits(rarest)})"
        return f"{_bits(math.log2(level.m or 1.0))} + {found}"


def _bits(value: float) -> str:
    """A number as the engine adds it fastest: without an exponent it would be a decimal."""
    return repr(value) if "e" in repr(value) else f"{value!r}e0"


def _case(whens: Iterable[tuple[str, str | float]], otherwise: float) -> str:
    said = " ".join(
        f"when {when} then {value if isinstance(value, str) else _bits(value)}"
        for when, value in whens
    )
    return f"case {said} else {_bits(otherwise)} end"


# With one of these a forename may be another form of any other.
_LOOSE = (
    *("has_parts", "has_groups", "is_initial", "has_more_names", "has_initial_first"),
    "is_without_surname",
)


def _forename(model: Model, has_texts: bool) -> str:
    of = _Weights(model, "forename")
    whens: Whens = [
        ("forename_l is null or forename_r is null", 0.0),
        ("forename_l = forename_r", of.same("forename")),
        (
            f"{_either(*_LOOSE)} or forename_group_l = forename_group_r or {_CROSSED} or "
            + _beside(
                *("given_l = forename_r", "given_r = forename_l"),
                *("joined_l = written_r", "written_l = joined_r"),
            )
            + f" or ({_either('has_first_names')} and {_either('is_bare')})",
            of.but("same"),
        ),
        (_BEGIN_ALIKE, of.but("same", "form", "swapped", "alias", "middle", "initial")),
        # Two well-known names are two names, however alike.
        (_both("is_settled"), of.of("distinct")),
    ]
    if has_texts:
        unlike = f"{_FORENAMES} < 0.77 and forename_letters_l <> forename_letters_r"
        whens.append((f"{unlike} and not {_either('has_slips')}", of.of("distinct", "different")))
    return _case(whens, of.of("distinct", "near", "slip", "alike", "different"))


def _surname(model: Model, has_texts: bool) -> str:
    of = _Weights(model, "surname")
    crossed = f"{_either('has_parts')} or surname_group_l = surname_group_r or {_CROSSED}"
    at_home = _bits(of.of("at_home"))
    whens: Whens = [
        ("surname_l is null or surname_r is null", 0.0),
        (
            "surname_l = surname_r and address_key_l = address_key_r",
            f"greatest({at_home}, {of.same('surname')})",
        ),
        ("surname_l = surname_r", of.same("surname")),
        (crossed, of.but("same")),
        (
            f"{_either('has_more_names', 'has_first_names')} or "
            + _beside(
                *("given_l = surname_r", "given_r = surname_l"),
                *("given_group_l = surname_group_r", "given_group_r = surname_group_l"),
            ),
            of.but("same", "at_home", "custom_form", "form", "swapped"),
        ),
        ("surname_sound_l = surname_sound_r", of.of("near", "sound")),
    ]
    if has_texts:
        women = f"{_SURNAMES} < 0.79 and {_both('is_woman')}"
        whens += [
            (f"{_SURNAMES} < 0.79 and {_either('is_beside')}", of.of("beside", "different")),
            (women, of.of("different", "different_women")),
            (f"{_SURNAMES} < 0.79", of.of("different")),
            (f"{_SURNAMES} < 0.9", of.of("alike", "beside", "different", "different_women")),
        ]
    return _case(whens, of.of("near", "alike", "beside", "different", "different_women"))


def _middle_name(model: Model, has_texts: bool) -> str:
    of = _Weights(model, "middle_name")
    whens: Whens = [(f"not {_both('has_middle')}", 0.0)]
    if has_texts:
        unlike = "text_likeness(middle_name_l, middle_name_r) < 0.88"
        whens += [
            ("middle_name_l = middle_name_r", of.of("same")),
            (
                f"length(middle_name_l) > 1 and length(middle_name_r) > 1 and {unlike}",
                of.of("different"),
            ),
        ]
    return _case(whens, of.but())


def _born(model: Model) -> str:
    of = _Weights(model, "born")
    years = "abs(born_year_l - born_year_r)"
    one_is_loose = "(born_l is null or born_r is null)"
    overlap = "birth_low_l <= birth_high_r and birth_low_r <= birth_high_l"
    parts = (
        "born_month_l = born_month_r or born_day_l = born_day_r "
        "or (born_month_l = born_day_r and born_day_l = born_month_r)"
    )
    return _case(
        (
            ("birth_low_l is null or birth_low_r is null", 0.0),
            ("born_l = born_r", of.same("born")),
            (f"{one_is_loose} and {overlap}", of.but("same")),
            (one_is_loose, of.of("age_close", "year_slip_weak", "age_apart")),
            (
                f"{years} = 0 and ({parts})",
                of.of("swapped", "part", "close", "near", "different"),
            ),
            (
                "born_month_l = born_month_r and born_day_l = born_day_r",
                of.of("year_slip", "near", "different"),
            ),
            (f"{years} <= 1 and {_NEAR_IN_TIME}", of.of("close")),
            (f"{years} <= 2", of.of("near", "different")),
        ),
        of.of("different"),
    )


def _sex(model: Model) -> str:
    of = _Weights(model, "sex")
    whens: Whens = [("sex_l = sex_r", of.of("same")), ("sex_l <> sex_r", of.of("different"))]
    return _case(whens, 0.0)


def _where_both(model: Model, column: str, trait: str) -> str:
    """Nothing where one of the two states nothing; else the most there is."""
    return _case(((f"not {_both(trait)}", 0.0),), _Weights(model, column).but())


def _contact(model: Model, has_texts: bool) -> str:
    of = _Weights(model, "contact")
    whens: Whens = [(f"not {_both('has_contact')}", 0.0)]
    if has_texts:
        whens.append(("only_phone_l <> only_phone_r", of.of("different")))
    return _case(whens, of.but())


def _place(model: Model, has_texts: bool) -> str:
    of = _Weights(model, "place")
    numbers = "address_numbers" if has_texts else "house"
    return _case(
        (
            (
                f"(postcode_l is null or postcode_r is null) and not {_both('has_address')}",
                0.0,
            ),
            ("postcode_l = postcode_r or address_key_l = address_key_r", of.but()),
            (f"{numbers}_l = {numbers}_r", of.but("placement", "postcode", "address")),
            ("sector_l = sector_r", of.of("sector", "district", "different")),
            ("district_l = district_r", of.of("district", "different")),
        ),
        of.of("different"),
    )


def _parts(model: Model, n_nominals: int, has_texts: bool) -> tuple[str, ...]:
    chance = model.prior(n_nominals)
    return (
        _bits(math.log2(chance / (1.0 - chance))),
        _forename(model, has_texts),
        _surname(model, has_texts),
        _middle_name(model, has_texts),
        _born(model),
        _sex(model),
        _place(model, has_texts),
        _contact(model, has_texts),
        _where_both(model, "aliases", "has_alias"),
        _where_both(model, "number", "has_number"),
    )


def _sift(engine: Engine, parts: tuple[str, ...], pairs: str, least: float) -> str:
    said = " + ".join(parts)
    # No column is moved that is not read.
    narrow = [c for c in engine.columns("link_narrow") if re.search(rf"\b{c}_[lr]\b", said)]
    columns = ", ".join(f"a.{name} as {name}_l, b.{name} as {name}_r" for name in narrow)
    return f"""
        select join_key_l, join_key_r, '0' as match_key from (
            select p.join_key_l, p.join_key_r, {columns},
                a.traits | b.traits as of_either, a.traits & b.traits as of_both
            from {pairs} p
            join link_narrow a on a.nominal_key = p.join_key_l
            join link_narrow b on b.nominal_key = p.join_key_r
        )
        where {said} >= {_bits(least - _SLACK)}
        """


def sift(
    engine: Engine, model: Model, n_nominals: int, pairs: str, least: float
) -> tuple[Step, Step]:
    """Make a table of those of a table of pairs that may reach a weight, in two steps."""
    bare, full = (_parts(model, n_nominals, has_texts) for has_texts in (False, True))
    return (
        Step(
            f"{pairs}_likely",
            "Pairs that may score high enough, as far as numbers show",
            _sift(engine, bare, pairs, least),
        ),
        Step(
            f"{pairs}_worth",
            "Pairs that may score high enough to be kept",
            _sift(engine, full, f"{pairs}_likely", least),
        ),
    )
