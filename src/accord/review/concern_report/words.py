"""The words of the concern report in English and in Welsh, side by side."""

from __future__ import annotations

EN, CY = "en", "cy"
# Each wording once in both languages; a missing one fails a test, not a reader.
WORDS: dict[str, dict[str, str]] = {
    "title": {EN: "Report a concern about a child", CY: "Rhoi gwybod am bryder am blentyn"},
    "other_language": {EN: "Cymraeg", CY: "English"},
    "skip": {EN: "Skip to main content", CY: "Neidio i'r prif gynnwys"},
    "demo": {
        EN: "Demonstration. Every person, place and record is invented.",
        CY: "Arddangosiad. Mae pob person, lle a chofnod wedi'i ddyfeisio.",
    },
    "foot": {
        EN: "Accord proposes. A person decides.",
        CY: "Mae Accord yn cynnig. Person sy'n penderfynu.",
    },
    "now": {EN: "What to do now", CY: "Beth i'w wneud nawr"},
    "now_999": {
        EN: "Is a child in danger now? Call 999.",
        CY: "A oes plentyn mewn perygl nawr? Ffoniwch 999.",
    },
    "now_101": {
        EN: "Not an emergency, but somebody should come today? Call 101.",
        CY: "Nid yw'n argyfwng, ond dylai rhywun ddod heddiw? Ffoniwch 101.",
    },
    "now_rail": {
        EN: "On a train or at a station? Text 61016.",
        CY: "Ar drên neu mewn gorsaf? Anfonwch neges destun i 61016.",
    },
    "intro": {
        EN: "This takes about two minutes. You do not need an account or to give your name. "
        "Say what you saw and heard. You do not have to be sure.",
        CY: "Mae hyn yn cymryd tua dwy funud. Nid oes angen cyfrif arnoch, na rhoi eich enw. "
        "Dywedwch beth welsoch a beth glywsoch. Nid oes rhaid i chi fod yn siŵr.",
    },
    "leave": {EN: "Leave this page now", CY: "Gadael y dudalen hon nawr"},
    "leave_hint": {
        EN: "This does not clear your browser's history.",
        CY: "Nid yw hyn yn clirio hanes eich porwr.",
    },
    "setting": {EN: "Where was it?", CY: "Ble oedd hyn?"},
    "force": {EN: "Which police area?", CY: "Pa ardal heddlu?"},
    "force_unknown": {EN: "I do not know", CY: "Nid wyf yn gwybod"},
    "place": {EN: "Name and street of the place", CY: "Enw a stryd y lle"},
    "postcode": {EN: "Postcode, if you know it", CY: "Cod post, os ydych yn ei wybod"},
    "happened_on": {EN: "What day was it?", CY: "Pa ddiwrnod oedd hyn?"},
    "happened_hint": {EN: "For example, 27 3 2026", CY: "Er enghraifft, 27 3 2026"},
    "day": {EN: "Day", CY: "Diwrnod"},
    "month": {EN: "Month", CY: "Mis"},
    "year": {EN: "Year", CY: "Blwyddyn"},
    "signs": {EN: "What did you notice?", CY: "Beth sylwoch chi arno?"},
    "words": {EN: "What did you see or hear?", CY: "Beth welsoch chi neu glywsoch chi?"},
    "words_hint": {
        EN: "What people looked like, names you heard, vehicles and number plates, room numbers.",
        CY: "Sut oedd pobl yn edrych, enwau a glywsoch, cerbydau a rhifau cofrestru, rhifau "
        "ystafelloedd.",
    },
    "contact": {
        EN: "How can the police reach you, if you want them to?",
        CY: "Sut gall yr heddlu gysylltu â chi, os ydych chi'n dymuno hynny?",
    },
    "send": {EN: "Send the report", CY: "Anfon yr adroddiad"},
    "problem": {EN: "There is a problem", CY: "Mae problem"},
    "error": {EN: "Error:", CY: "Gwall:"},
    "need_setting": {EN: "Say where it was", CY: "Dywedwch ble oedd hyn"},
    "need_place": {EN: "Enter the name or street of the place", CY: "Rhowch enw neu stryd y lle"},
    "need_day": {
        EN: "Enter a real day that is not in the future",
        CY: "Rhowch ddiwrnod go iawn nad yw yn y dyfodol",
    },
    "need_words": {
        EN: "Say what you saw or heard",
        CY: "Dywedwch beth welsoch chi neu beth glywsoch chi",
    },
    "too_many": {
        EN: "Too many reports came from here in the last hour. Call 101.",
        CY: "Daeth gormod o adroddiadau o'r fan hon yn yr awr ddiwethaf. Ffoniwch 101.",
    },
    "sent": {EN: "Report sent", CY: "Anfonwyd yr adroddiad"},
    "sent_says": {
        EN: "Thank you. It goes to the police team that protects children. Nobody can read it "
        "back from here.",
        CY: "Diolch. Mae'n mynd i dîm yr heddlu sy'n amddiffyn plant. Ni all neb ei ddarllen yn ôl "
        "o'r fan hon.",
    },
    "reference": {EN: "Your reference", CY: "Eich cyfeirnod"},
}
SETTINGS: dict[str, dict[str, str]] = {
    "hotel": {EN: "Hotel or guest house", CY: "Gwesty neu dŷ llety"},
    "taxi": {EN: "Taxi or private hire", CY: "Tacsi neu hurio preifat"},
    "takeaway": {EN: "Takeaway or café", CY: "Siop tecawê neu gaffi"},
    "retail": {EN: "Shop", CY: "Siop"},
    "licensed_premises": {EN: "Pub, club or off-licence", CY: "Tafarn, clwb neu siop ddiodydd"},
    "station": {EN: "Train or station", CY: "Trên neu orsaf"},
    "other": {EN: "Somewhere else", CY: "Rhywle arall"},
}
SIGNS: dict[str, dict[str, str]] = {
    "with_older": {
        EN: "A child with somebody older who did not seem to be family",
        CY: "Plentyn gyda rhywun hŷn nad oedd fel pe bai'n deulu",
    },
    "paid_for": {
        EN: "Somebody else paid, in cash, for a child",
        CY: "Rhywun arall yn talu, mewn arian parod, dros blentyn",
    },
    "many_callers": {
        EN: "Several people came and went",
        CY: "Sawl person yn mynd a dod",
    },
    "afraid": {
        EN: "A child seemed afraid, or did not speak for themselves",
        CY: "Plentyn yn ymddangos yn ofnus, neu ddim yn siarad drosto'i hun",
    },
    "given_things": {
        EN: "A child was given alcohol, drugs, food or gifts",
        CY: "Rhoddwyd alcohol, cyffuriau, bwyd neu anrhegion i blentyn",
    },
}


def words_in(language: str) -> dict[str, str]:
    """Every wording in one language."""
    return {name: both[language] for name, both in WORDS.items()}


def choices_in(language: str, among: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """Choices in one language."""
    return [(value, both[language]) for value, both in among.items()]
