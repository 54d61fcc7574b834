"""Two ways of writing one name by custom are one person; relatives named by custom are not.

Written from how names are given and written down, not from the rules that are tested. Each line is
two records: forename, middle names and surname, of one and of the other.
"""

from __future__ import annotations

from datetime import date

import pytest

from support.families import town
from support.nominals import Linked, Row

ONE_PERSON = """
M Md||Hossain = Mohammed||Hossain
M Mohammed|Rafiq|Uddin = Md||Uddin
M Md Rafiq||Uddin = Mohammad Rafiq||Udin
M Muhd|Imran|Khan = Imran||Khan
M Mohammed Bilal||Hussain = Mo||Hussain
M M. Bilal||Hussain = Mohammed||Hussain
M M|Bilal|Hussain = Mohammed|Bilal|Hussain
M Muhammad|Usman|Malik = Mohd||Malik
M Syed Mohammed Ali||Rizvi = Mohammed||Rizvi
M Syed Ahmed||Shah = Sayed||Shah
M Sheikh|Tariq|Aziz = Tariq||Aziz
M Haji|Tariq|Mahmood = Tariq||Mehmood
M Chowdhury|Kamal|Ahmed = Kamal||Ahmed
M Abdul|Karim|Miah = Karim||Miah
M Abdul Karim||Miah = Abdul||Miah
M Abdul Karim||Miah = Abdulkarim||Mia
M Abdul||Karim = Abdul Karim||Karim
M Abdul Karim||Miah = Abdul||Karim
M Abdur Rahman||Chowdhury = Rahman||Choudhury
M Md Abdul||Karim = Mohammed Abdul Karim||Miah
M Abu Taher||Ali = Taher||Ali
M Abul Kalam||Azad = Abul||Azad
F Umme Kulsum||Begum = Kulsum||Begum
M Ghulam Mustafa||Khan = Mustafa||Khan
M Khalid||Bin Saleh = Khalid||Saleh
M Khalid||El Masry = Khaled||Al Masri
M Salah||Ud Din = Salah||Uddin
M Shams Uddin||Ahmed = Shamsuddin||Ahmed
M Zia Ur Rahman||Chowdhury = Ziaur Rahman||Chowdhury
M Mizanur Rahman||Khan = Mizan||Khan
F Mst Rahima||Begum = Rahima||Begum
F Mosammat Rahima||Begum = Rahima||Begam
F Rahima||Begom = Rohima||Begum
F Begum||Rahima = Rahima||Begum
F Shazia||Bibi = Shazia Bibi||Khan
F Shazia||Bibi = Shazia||Khan
F Bibi||Shazia = Shazia||Khan
F Bibi Shazia||Khan = Shazia||Khan
F Nasreen||Akhtar = Nasrin||Akter
F Noor Jahan||Begum = Noorjahan||Begum
F Harprit||Kour = Harpreet||Kaur
F Harpreet||Kaur = Harpreet Kaur||Gill
F Harpreet||Kaur Gill = Harpreet||Gill
F Harpreet||Kaur = Kaur||Harpreet
F Harpreet|Kiran|Kaur = Kaur|Kiran|Harpreet
M Gurdeep||Sing = Gurdip||Singh
M Amarjit|Singh|Gill = A. Singh||Gill
M Rameshbhai||Patel = Ramesh||Patel
F Jyoti Ben||Patel = Jyotiben||Patel
M Mohamed|Abdi|Warsame = Mohamed||Abdi
M Mohamed|Abdi|Warsame = Maxamed||Warsame
F Faadumo|Cumar|Jaamac = Fadumo||Omar
M Cabdullahi||Xasan = Abdullahi||Hassan
M Mehmet Ali||Yılmaz = Mehmet||Yilmaz
M Mehmet Ali||Yılmaz = M. Ali||Yilmaz
M Mehmetali||Yılmaz = Mehmet Ali||Yilmaz
M Hacı Mehmet||Kaya = Mehmet||Kaya
M Yiğit||Yıldız = Yigit||Y?ld?z
F Gözde||Köroğlu = Goezde||Koeroglu
F Ayşe Gül||Kılıç = Aysegul||Kilic
M Ben||Whitaker = Ben James||Whitaker
M J Robert||Whitaker = John Robert||Whitaker
M J Robert||Whitaker = J||Whitaker
"""
TWINS = """
M Mohammed|Ali|Khan = Mohammed|Amir|Khan
M Mohammed Ali||Khan = Muhammad Amir||Khan
M Md Rafiq||Uddin = Md Shafiq||Uddin
M M Ali||Khan = M Amir||Khan
M M Ali||Khan = Mustafa||Khan
M Syed Ahmed||Shah = Syed Hamza||Shah
M Md Abdul||Karim = Md Abdul||Rahim
M Abdul Karim||Miah = Abdul Rahim||Miah
M Abdulkarim||Miah = Abdulrahim||Miah
M Abdul||Karim = Abdul||Rahim
M Abdirahman||Farah = Abdikarim||Farah
M Abdullahi||Farah = Abdirahman||Farah
M Abdi||Farah = Abdirahman||Farah
M Abul Kalam||Azad = Abul Hasnat||Azad
M Mohammed||Bilal = Mohammed||Hamza
M Ghulam Mustafa||Khan = Ghulam Murtaza||Khan
M Shamsuddin||Ahmed = Nizamuddin||Ahmed
M Mizanur Rahman||Khan = Habibur Rahman||Khan
M Hassan||Ali = Hussain||Ali
M Hassan|Mohamed|Ali = Hussein|Mohamed|Ali
M Mohamed Ahmed||Ali = Khalid Ahmed||Ali
F Mst Rahima||Begum = Mst Karima||Begum
F Syeda Fatima||Shah = Syeda Zainab||Shah
F Umme Kulsum||Begum = Umme Salma||Begum
F Shazia Bibi||Khan = Bibi Nazia||Khan
F Bibi||Aisha = Bibi||Amina
F Zahida||Parveen = Shahida||Parveen
F Harpreet||Kaur = Manpreet||Kour
F Kaur||Manpreet = Kaur||Harpreet
M Singh||Gurdeep = Singh||Hardeep
M Vijaykumar||Patel = Ajaykumar||Patel
F Hansaben||Mistry = Manjulaben||Mistry
F Hamdi||Jama = Hamda||Jama
F Ayaan||Hassan = Hassan||Hibo
F Ayşe||Kaya = Ayşegül||Kaya
F Fatma Nur||Aydın = Fatma Gül||Aydın
M Mustafa Kemal||Bozkurt = Mustafa Can||Bozkurt
M M. Ali||Yılmaz = M. Can||Yılmaz
F Mary Kate||Whitaker = Mary Ann||Whitaker
"""
A_BOY_AND_A_GIRL = """
X Harpreet||Singh = Harpreet||Kaur
X Khalid||Mahmood = Khalida||Mahmood
X Amit||Patel = Amita||Patel
X Halim||Demir = Halime||Demir
X Simon||Whitaker = Simone||Whitaker
"""
FATHER_AND_SON = """
M Mohammed||Khan = Mohammed||Khan
M Mohammed Ali||Khan = Mohammed Amir||Khan
M Abdul Karim||Miah = Abdul||Karim
M Ahmed|Mohamed|Ali = Mohamed|Ahmed|Mohamed
M Hassan|Ali|Farah = Ali|Hassan|Ali
M Mehmet||Yilmaz = Mehmet Ali||Yilmaz
M Gurdeep||Singh = Gurdeep||Singh
"""
BROTHERS_AND_SISTERS = """
M Mohammed||Khan = Mohammed Amir||Khan
M Md||Khan = M Ali||Khan
M Md||Uddin = Mohammed Rafiq||Uddin
M Mohammed||Bilal = Mohammed||Hamza
M Syed||Shah = Syed Ali||Shah
M Abdul||Miah = Abdul Karim||Miah
M Abdi||Farah = Abdirahman||Farah
F Bibi||Aisha = Bibi||Amina
F Fatma||Aydin = Fatma Nur||Aydin
M Khalid|Ahmed|Ali = Mohamed|Ahmed|Ali
"""
STRANGERS = """
M Mohammed||Khan = Muhammad||Khan
M Md||Miah = Mohammed||Mia
M Abdul||Rahman = Abdul Rahman||Khan
F Rahima||Begum = Rahima||Begom
F Harpreet||Kaur = Harprit||Kour
M Mohamed||Ali = Mohamed||Cali
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


EVERY = {
    kind: lines(text)
    for kind, text in {
        "one": ONE_PERSON,
        "year": ONE_PERSON,
        "twin": TWINS,
        "pair": A_BOY_AND_A_GIRL,
        "son": FATHER_AND_SON,
        "sibling": BROTHERS_AND_SISTERS,
        "stranger": STRANGERS,
    }.items()
}


def named(boxes: str) -> Row:
    """The boxes of a form as they are filled in."""
    filled = [box.strip() or None for box in boxes.split("|")]
    return dict(zip(("forename", "middle_names", "surname"), filled, strict=True))


def lived(at: int) -> Row:
    return {"address": f"{at} Cleaver Row, Bramfield", "postcode": f"BZ{at // 100} {at % 100}Q"}


def two(kind: str, at: int, line: str) -> list[Row]:
    """The two records of a line: at one home and of one birth date, but for their kind."""
    sex, names = line[0], line[1:].split("=")
    born = date(1950 + at % 45, 1 + at % 12, 2 + at * 7 % 26)
    both = {"date_of_birth": born, **lived(at)}
    one, other = (both | named(name) for name in names)
    one["nominal_id"], other["nominal_id"] = f"{kind}{at}a", f"{kind}{at}b"
    one["sex"], other["sex"] = ("M", "F") if sex == "X" else (sex, sex)
    if kind == "year":
        other |= {"date_of_birth": date(born.year, 1, 1), "birth_date_quality": "year_only"}
    if kind == "son":
        other["date_of_birth"] = born.replace(year=born.year + 25)
    if kind == "sibling":
        other["date_of_birth"] = date(born.year + 3, 1 + at * 5 % 12, 3)
    if kind == "stranger":
        other |= {"date_of_birth": born.replace(month=born.month % 12 + 1), **lived(at + 500)}
    return [one, other]


@pytest.fixture(scope="module")
def linked() -> Linked:
    """All of them, beside a town of families."""
    rows = [row | {"source_id": "south"} for row in town(77, n_families=250).nominals.to_pylist()]
    every = [(kind, line) for kind, of in EVERY.items() for line in of]
    pairs = (two(kind, at, line) for at, (kind, line) in enumerate(every, 1))
    return Linked([*rows, *(row for pair in pairs for row in pair)])


def together(linked: Linked, *kinds: str) -> list[str]:
    """The lines of some kinds whose two records are one person."""
    every = [(kind, line) for kind, of in EVERY.items() for line in of]
    return [
        line
        for at, (kind, line) in enumerate(every, 1)
        if kind in kinds and linked.together(f"{kind}{at}a", f"{kind}{at}b")
    ]


def test_two_ways_of_writing_one_name_are_one_person(linked):
    assert together(linked, "one") == EVERY["one"]


def test_so_they_are_where_only_the_year_of_birth_is_known(linked):
    assert together(linked, "year") == EVERY["year"]


@pytest.mark.parametrize("kind", ["twin", "pair", "son", "sibling", "stranger"])
def test_relatives_and_strangers_named_by_custom_are_two_people(linked, kind):
    assert together(linked, kind) == []
