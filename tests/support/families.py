"""An invented town of families, for linkage: twins, fathers and sons, cousins under one roof.

Written apart from the rules it tests: slips are made letter by letter and field by field here, and
nothing of the linkage code or of the invented country is used.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from accord.tables import TABLES

# Forenames with the short or other forms people use, by custom: girls, then boys.
_NAMES: dict[str, tuple[str, str, str]] = {
    "british": (
        "Olivia=Liv Amelia=Millie Isla Ava Emily=Em Grace=Gracie Sophie=Soph Lily Ella Chloe "
        "Jessica=Jess Lucy Charlotte=Lottie Megan=Meg Hannah Katie=Kate Rebecca=Becky Bethany=Beth "
        "Georgia Abigail=Abbie Molly Holly Caitlin Leah Lauren Elizabeth=Lizzie Victoria=Vicky "
        "Samantha=Sam Danielle=Dani Natasha=Tasha Kimberley=Kim Stacey Kirsty Gemma Jade Paige",
        "Jack Oliver=Ollie Thomas=Tom Harry James=Jamie William=Will Joshua=Josh Daniel=Dan "
        "Matthew=Matt Samuel=Sam Joseph=Joe Luke Callum Lewis Ryan Liam Nathan=Nate Benjamin=Ben "
        "Jacob=Jake Adam Alexander=Alex Connor Kyle Jordan Michael=Mick Robert=Rob Anthony=Tony "
        "Stephen=Steve Andrew=Andy Christopher=Chris Edward=Ted Gareth=Gaz Darren=Daz Lee Wayne",
    ),
    "pakistani": (
        "Ayesha=Aisha Fatima=Fatimah Zainab=Zaynab Maryam=Mariam Sana Iqra Hafsa=Hafsah Amina "
        "Khadija=Khadijah Sadia Nadia Saima Shazia Rukhsana Nasreen=Nasrin Farzana Samina Humaira",
        "Mohammed=Muhammad Ahmed=Ahmad Ali Hassan=Hasan Hussain=Husain Bilal Usman=Osman Omar=Umar "
        "Imran Kamran Tariq=Tarik Asif Nadeem Waqas Zeeshan Adeel Faisal Shahid Hamza Ibrahim",
    ),
    "bangladeshi": (
        "Nasima Rahima Sultana Shirin Taslima Rokeya Jannat Mahira Tahmina Farhana Ruksana Salma",
        "Abdul Kamal=Kamaal Rahim Shahin Jamal Faruk=Farooq Habib Monir Rafiq Sajid Tanvir Mizan",
    ),
    "punjabi": (
        "Harpreet=Preet Manpreet=Mani Simran Jaspreet=Jas Amandeep=Aman Gurpreet Kiran Navdeep",
        "Gurdeep Harjit Jaswinder=Jas Sukhdev=Sukh Manjit Ranjit Balbir Davinder Kuldeep Amrik",
    ),
    "polish": (
        "Katarzyna=Kasia Agnieszka=Aga Magdalena=Magda Anna=Ania Joanna=Asia Zofia=Zosia Ewa",
        "Piotr=Piotrek Tomasz=Tomek Krzysztof=Krzysiek Marek Pawel=Pawelek Michal Jakub=Kuba Adam",
    ),
    "romanian": (
        "Elena Ioana Andreea Mihaela Cristina Alina Daniela Gabriela Roxana Simona Florentina",
        "Andrei Alexandru=Alex Ionut Mihai Stefan Cristian=Cristi Florin Marian Razvan Gheorghe",
    ),
    "somali": (
        "Fadumo=Faduma Hodan Ifrah Sahra Khadra Asha Nimco=Nimo Ayaan Idil Hibo Zamzam Filsan",
        "Abdi Abdirahman=Abdurahman Mahad Liban Guled Yusuf Mohamud Hassan Ahmed Farah Warsame",
    ),
    "nigerian": (
        "Ngozi Chioma Adaeze Funmilayo=Funmi Temitope=Temi Blessing Oluchi Amaka Folake Yetunde",
        "Chinedu=Nedu Emeka Tunde Oluwaseun=Seun Ikenna Femi Obinna=Obi Chidi Segun Kelechi Dapo",
    ),
    "turkish": (
        "Ayse Fatma Zeynep Elif Emine Hatice Merve Esra Gulsen Sevgi Dilan Berivan Rojda Selin",
        "Mehmet Mustafa Ahmet Huseyin Hasan Ibrahim Murat Emre Serkan Baran Azad Kemal Yusuf Can",
    ),
    "vietnamese": (
        "Linh Mai Huong Thuy Lan Phuong Trang Ngoc Hanh Hoa Thao Anh Yen Chi Quynh Nhung Vy My",
        "Minh Tuan Hung Duc Nam Long Quang Khanh Dung Thanh Hieu Phong Son Bao Kien Tien Vinh Hai",
    ),
}
_SURNAMES = {
    "british": "Smith Jones Taylor Brown Wilson Davies Evans Thomas Johnson Roberts Walker Wright "
    "Robinson Thompson White Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Hill Moore "
    "Cooper Ward Morris King Baker Harrison Morgan Allen Mitchell James Scott Phillips Watson Davis "
    "Parker Price Bennett Young Griffiths Kelly Simpson Fletcher Hargreaves Ramsbottom Entwistle "
    "Postlethwaite Braithwaite Ogden Higginbotham Llewellyn Pritchard Cadwallader McAllister "
    "O'Connell Featherstone Winterbourne Thistlewood Ashworth Blenkinsop Crowther Dewhurst",
    "pakistani": "Khan Hussain Ahmed Ali Mahmood Iqbal Akhtar Malik Shah Mirza Rafiq Butt Qureshi "
    "Bhatti Chaudhry Hanif Saddique Yaqub",
    "bangladeshi": "Miah Uddin Rahman Islam Ahmed Ali Hoque Chowdhury Khan Alam Haque Sarkar",
    "punjabi": "Singh Gill Sandhu Dhillon Sidhu Grewal Bains Johal",
    "polish": "Kowalski Nowak Wisniewski Wojcik Kaminski Lewandowski Zielinski Szymanski Dabrowski",
    "romanian": "Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Munteanu Rusu Lupu",
    "somali": "Mohamed Ali Hassan Ahmed Abdi Omar Jama Farah Warsame Osman Ismail Nur Yusuf Adan",
    "nigerian": "Okafor Adeyemi Okonkwo Balogun Eze Nwosu Obi Adebayo Ojo Okoro Afolabi Nwachukwu",
    "turkish": "Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin Arslan Dogan Polat Korkmaz Kurt",
    "vietnamese": "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ngo Duong",
}
_WOMEN_CALLED = {"pakistani": "Begum Bibi Akhtar Kauser", "bangladeshi": "Begum Khatun Khanom"}
_SHARES = {
    "british": 60, "pakistani": 12, "bangladeshi": 4, "punjabi": 5, "polish": 5, "romanian": 3,
    "somali": 4, "nigerian": 3, "turkish": 2, "vietnamese": 2,
}  # fmt: skip
_STREETS = [
    "Alder",
    "Birch",
    "Cedar",
    "Damson",
    "Elm",
    "Foxglove",
    "Gorse",
    "Hazel",
    "Ivy",
    "Juniper",
    "Larch",
    "Maple",
    "Nettle",
    "Oak",
    "Poplar",
    "Quarry",
    "Rowan",
    "Sycamore",
    "Thorn",
    "Walnut",
    "Willow",
    "Station",
    "Church",
    "Mill",
    "Chapel",
    "Market",
    "Canal",
    "Viaduct",
]
_KINDS = (("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Close", "Cl"), ("Lane", "Ln"))


@dataclass
class Human:
    """Somebody who really exists in the town."""

    number: int
    custom: str
    sex: str
    forename: str
    familiar: str
    middle: str | None
    surname: str
    born: dt.date
    home: int
    phone: str
    nhs: str | None = None
    twin_of: int | None = None
    siblings: list[int] = field(default_factory=list)


@dataclass
class Town:
    """The people, the records about them, and which record is about whom."""

    humans: list[Human]
    nominals: pa.Table
    truth: dict[tuple[str, str], int]

    def wrongly_joined(self, person_of: dict[tuple[str, str], str], kind: str) -> int:
        """How many pairs of twins or of siblings share a person."""
        held: dict[int, set[str]] = {}
        for key, number in self.truth.items():
            held.setdefault(number, set()).add(person_of[key])
        pairs = {
            tuple(sorted((human.number, other)))
            for human in self.humans
            for other in ([human.twin_of] if kind == "twin" else human.siblings)
            if other is not None
        }
        return sum(bool(held.get(a, set()) & held.get(b, set())) for a, b in pairs)


def nhs_number(rng: random.Random) -> str:
    """A ten-digit number with the right check digit, from the range kept for tests."""
    while True:
        body = "999" + "".join(rng.choice("0123456789") for _ in range(6))
        check = (
            11 - sum(int(d) * w for d, w in zip(body, range(10, 1, -1), strict=True)) % 11
        ) % 11
        if check != 10:
            return body + str(check)


def _postcode(home: int) -> str:
    street = home // 12
    first, second = "ABDEFGHJ"[street % 8], "LNPQRSTU"[street // 8 % 8]
    return f"NM{1 + street // 640 % 40} {street // 64 % 10}{first}{second}"


def _address(home: int, rng: random.Random) -> str:
    street = home // 12
    kind, short = _KINDS[street // len(_STREETS) % len(_KINDS)]
    name = f"{_STREETS[street % len(_STREETS)]} {short if rng.random() < 0.3 else kind}"
    return f"{1 + home % 12 * 2} {name}, Northmoor"


def _slip(text: str, rng: random.Random) -> str:
    """One slip of the pen: a letter left out, doubled, replaced, or two swapped."""
    if len(text) < 3:
        return text
    at = rng.randrange(1, len(text))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + rng.choice("aeiourstlnm") + text[at + 1 :]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


class _Settlers:
    """Fills the town family by family."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.humans: list[Human] = []
        self.homes = 0

    def _phone(self) -> str:
        return "07" + "".join(self.rng.choice("0123456789") for _ in range(9))

    def person(self, custom: str, sex: str, surname: str, born: dt.date, home: int) -> Human:
        written = self.rng.choice(_NAMES[custom][sex == "M"].split())
        forename, _, familiar = written.partition("=")
        middle = None
        if self.rng.random() < 0.4:
            middle = self.rng.choice(_NAMES[custom][sex == "M"].split()).partition("=")[0]
        if sex == "F" and custom == "punjabi":
            surname = "Kaur" if self.rng.random() < 0.6 else surname
        if sex == "F" and custom in _WOMEN_CALLED and self.rng.random() < 0.5:
            surname = self.rng.choice(_WOMEN_CALLED[custom].split())
        if sex == "F" and custom == "polish" and surname.endswith("ski"):
            surname = surname[:-1] + "a"
        human = Human(
            len(self.humans), custom, sex, forename, familiar or forename, middle, surname, born,
            home, self._phone(), nhs_number(self.rng) if self.rng.random() < 0.5 else None,
        )  # fmt: skip
        self.humans.append(human)
        return human

    def _day(self, first: int, last: int) -> dt.date:
        start = dt.date(first, 1, 2)
        return start + dt.timedelta(days=self.rng.randrange((dt.date(last, 12, 28) - start).days))

    def _children(self, custom: str, surname: str, parents_born: int, home: int) -> list[Human]:
        children: list[Human] = []
        born = self._day(parents_born + 19, parents_born + 34)
        for _ in range(self.rng.choice((0, 1, 1, 2, 2, 3, 4))):
            child = self._child(custom, surname, born, home, children)
            children.append(child)
            if self.rng.random() < 0.07:
                children.append(self._twin(child, children))
            born += dt.timedelta(days=self.rng.randrange(330, 1500))
        for child in children:
            child.siblings = [c.number for c in children if c is not child]
            if self.rng.random() < 0.5:
                child.phone = children[0].phone
        return children

    def _child(
        self,
        custom: str,
        surname: str,
        born: dt.date,
        home: int,
        others: list[Human],
        sex: str = "",
    ) -> Human:
        """A child whose forename no brother or sister has."""
        taken = {name for child in others for name in (child.forename, child.familiar)}
        while True:
            child = self.person(custom, sex or self.rng.choice("FM"), surname, born, home)
            if not taken & {child.forename, child.familiar}:
                return child
            self.humans.pop()

    def _twin(self, child: Human, others: list[Human]) -> Human:
        sex = child.sex if self.rng.random() < 0.7 else self.rng.choice("FM")
        twin = self._child(child.custom, child.surname, child.born, child.home, others, sex)
        twin.surname = child.surname
        twin.twin_of, child.twin_of = child.number, twin.number
        return twin

    def family(self) -> None:
        customs, shares = list(_SHARES), list(_SHARES.values())
        custom = self.rng.choices(customs, shares)[0]
        surname = self.rng.choice(_SURNAMES[custom].split())
        home, self.homes = self.homes, self.homes + 1
        year = self.rng.randrange(1955, 1990)
        father = self.person(custom, "M", surname, self._day(year, year + 4), home)
        mother = self.person(custom, "F", surname, self._day(year, year + 6), home)
        mother.phone = father.phone if self.rng.random() < 0.2 else mother.phone
        children = self._children(custom, surname, year, home)
        sons = [child for child in children if child.sex == "M" and child.twin_of is None]
        if sons and self.rng.random() < 0.1:
            sons[0].forename, sons[0].familiar = father.forename, father.familiar
        if self.rng.random() < 0.05:
            # A cousin of the same custom and age lives with them.
            self.person(
                custom, self.rng.choice("FM"), surname, self._day(year + 20, year + 34), home
            )


def _birth(human: Human, rng: random.Random) -> tuple[dt.date | None, str | None]:
    draw = rng.random()
    born = human.born
    if draw < 0.08:
        return None, None
    if draw < 0.11:
        return dt.date(born.year, 1, 1), "year_only"
    if draw < 0.13 and born.day <= 12:
        return dt.date(born.year, born.day, born.month), "exact"
    if draw < 0.15:
        return born.replace(day=min(28, max(1, born.day + rng.choice((-1, 1, 10, -10))))), "exact"
    if draw < 0.16:
        return born.replace(year=born.year + rng.choice((-10, -1, 1, 10)), day=min(28, born.day)), (
            "exact"
        )
    return born, "exact"


def _record(human: Human, source: str, number: str, rng: random.Random) -> dict[str, Any]:
    """One record of a person, with the slips of that source."""
    moved = rng.random() < 0.15
    home = human.home if not moved else rng.randrange(5_000_000)
    forename = human.familiar if rng.random() < 0.12 else human.forename
    surname = human.surname
    if human.sex == "F" and rng.random() < 0.04:
        surname = rng.choice(_SURNAMES[human.custom].split())
    elif rng.random() < 0.02:
        surname = f"{surname}-{rng.choice(_SURNAMES[human.custom].split())}"
    born, quality = _birth(human, rng)
    forename = _slip(forename, rng) if rng.random() < 0.05 else forename
    surname = _slip(surname, rng) if rng.random() < 0.05 else surname
    if rng.random() < 0.01:
        forename, surname = surname, forename
    return {
        "source_id": source,
        "nominal_id": number,
        "forename": None if rng.random() < 0.01 else forename,
        "surname": surname.upper() if source == "north-rms" else surname,
        "middle_names": human.middle if rng.random() < 0.5 else None,
        "known_as": [human.familiar] if rng.random() < 0.05 else None,
        "date_of_birth": born,
        "birth_date_quality": quality,
        "sex": human.sex if rng.random() < 0.97 else ("U" if rng.random() < 0.8 else "M"),
        "phones": [human.phone] if rng.random() < 0.35 else None,
        "nhs_number": human.nhs if source == "vale-csc" and rng.random() < 0.7 else None,
        "address": _address(home, rng) if rng.random() < 0.75 else None,
        "postcode": _postcode(home) if rng.random() < 0.75 else None,
        "is_identified": True,
    }


def town(seed: int, n_families: int, address: bool = True) -> Town:
    """Make a town of that many families and the records three organisations hold on them."""
    rng = random.Random(seed)
    settlers = _Settlers(rng)
    for _ in range(n_families):
        settlers.family()
    rows, truth = [], {}
    for human in settlers.humans:
        for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
            source = rng.choice(("north-rms", "south-rms", "vale-csc"))
            number = f"N{len(rows):07d}"
            row = _record(human, source, number, rng)
            rows.append(row if address else row | {"address": None})
            truth[source, number] = human.number
    rng.shuffle(rows)
    return Town(settlers.humans, nominals_table(rows), truth)


def nominals_table(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as a table of nominals; what a row does not say is empty."""
    table = TABLES["nominals"]
    blank: dict[str, Any] = dict.fromkeys(table.names)
    full = [blank | {"source_id": "north-rms", "is_identified": True} | row for row in rows]
    return pa.Table.from_pylist(full, schema=table.schema)


def without(people: Town, column: str) -> Town:
    """The same town with one column empty."""
    table = people.nominals
    at = table.schema.get_field_index(column)
    empty = pa.nulls(len(table), table.schema.field(column).type)
    return replace(people, nominals=table.set_column(at, table.schema.field(column), empty))
