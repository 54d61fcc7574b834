"""Records in the shape of a system built on investigations: roles and flags in many shapes."""

from __future__ import annotations

from accord.sources.exports.sheets import Cell, Row, Sheet, Tables, Words, listed, same


def gather_keywords(tables: Tables, words: Words) -> None:
    """Put undated flags of crimes on the crimes; what a keyword cannot say stays a row."""
    crimes = {row["crime_ref"]: row for row in tables.get("crimes", [])}
    rest = []
    for crime in crimes.values():
        crime.update({"keywords": "Investigation", "GROUP_CSE": "No", "MODERN_SLAVERY": "No"})
    for marker in tables.get("markers", []):
        on_crime = crimes.get(marker["target_ref"]) if marker["target_kind"] == "crime" else None
        if on_crime is None or marker["set_on"] or marker["cleared_on"]:
            rest.append(marker)
        elif marker["code"] in ("GROUP_CSE", "MODERN_SLAVERY"):
            on_crime[marker["code"]] = "Yes"
        else:
            on_crime["keywords"] += "|" + words.theirs["keyword"][marker["code"]]
    tables["markers"] = rest


def _grid(row: Row) -> str:
    return f"{row['easting']},{row['northing']}" if row["easting"] or row["northing"] else ""


_LOCUS: dict[str, Cell] = {
    "Locus": same("location_text"),
    "LocusType": same("location_type"),
    "LocusPostCode": same("postcode"),
    "Grid": _grid,
}


def investigation_sheets(words: Words) -> list[Sheet]:
    return [
        _pole_person(words),
        _investigation(words),
        *_roles(words),
        _intel_report(words),
        _missing_report(words),
        _non_crime(words),
        *_pole_links(words),
        *_pole_objects(words),
    ]


def _pole_person(words: Words) -> Sheet:
    def ages(row: Row) -> str:
        low, high = row["age_from"], row["age_to"]
        return f"{low} to {high}".strip() if low or high else ""

    return Sheet(
        "PolePerson",
        "nominals",
        {
            "PoleID": same("nominal_id"),
            "FamilyName": same("surname"),
            "GivenName": same("forename"),
            "MiddleNames": same("middle_names"),
            "AlsoKnownAs": listed("known_as", " / "),
            "BirthDate": words.when("date_of_birth"),
            "BirthDateQuality": same("birth_date_quality"),
            "AgeRange": ages,
            "SexCode": words.code("sex", "sex"),
            "SDE": same("ethnicity_self_defined"),
            "ICCode": same("ethnicity_officer_defined"),
            "Nationality": same("nationality"),
            "Needs": listed("disability", " / "),
            "NHS": same("nhs_number"),
            "UPN": same("upn"),
            "PNC": same("pnc_id"),
            "SocialCareID": same("la_child_id"),
            "Phones": listed("phones", " / "),
            "Emails": listed("emails", " / "),
            "OnlineNames": listed("handles", " / "),
            "Address": same("address"),
            "PostCode": same("postcode"),
            "Identified": words.yes_no("is_identified"),
            "Description": same("description"),
        },
    )


def _investigation(words: Words) -> Sheet:
    return Sheet(
        "Investigation",
        "crimes",
        {
            "InvestigationRef": same("crime_ref"),
            "HOCode": same("offence_code"),
            "Offence": same("offence_title"),
            "Recorded": words.when("recorded_on"),
            "Reported": words.when("reported_at"),
            "CommittedFrom": words.when("committed_from"),
            "CommittedTo": words.when("committed_to"),
            **_LOCUS,
            "OnlineElement": words.yes_no("is_online"),
            "MO": same("mo_text"),
            "OutcomeCode": same("outcome_code"),
            "OutcomeDate": words.when("outcome_on"),
            "Closed": words.when("closed_on"),
            "Team": same("unit"),
            "OICSkill": same("investigator_skill"),
            "Keywords": same("keywords"),
            "GroupCSE": same("GROUP_CSE"),
            "ModernSlavery": same("MODERN_SLAVERY"),
        },
    )


def _roles(words: Words) -> list[Sheet]:
    in_own_table = {"InvestigationVictim": "victim", "InvestigationSuspect": "suspect"}

    def is_elsewhere(row: Row) -> str:
        has_own = row["event_kind"] == "crime" and row["role"] in in_own_table.values()
        return "" if has_own else "yes"

    def takes(role: str) -> Cell:
        return lambda row: "yes" if row["event_kind"] == "crime" and row["role"] == role else ""

    sheets = [
        Sheet(
            file,
            "involvements",
            {"InvestigationRef": same("event_ref"), "PoleID": same("nominal_id")},
            takes(role),
        )
        for file, role in in_own_table.items()
    ]
    linked: dict[str, Cell] = {
        "RecordType": words.code("event_kind", "record"),
        "RecordRef": same("event_ref"),
        "PoleID": same("nominal_id"),
        "Role": same("role"),
    }
    return [*sheets, Sheet("LinkedPerson", "involvements", linked, is_elsewhere)]


def _intel_report(words: Words) -> Sheet:
    return Sheet(
        "IntelReport",
        "intelligence",
        {
            "IntelRef": same("report_id"),
            "Submitted": words.when("reported_at"),
            "EventFrom": words.when("event_from"),
            "EventTo": words.when("event_to"),
            "Grading": lambda row: "/".join(
                (row["source_grade"], row["information_grade"], row["handling_code"])
            ),
            "Text": same("text"),
            "OriginalSource": same("provenance_root"),
            **_LOCUS,
        },
    )


def _missing_report(words: Words) -> Sheet:
    return Sheet(
        "MissingReport",
        "missing_episodes",
        {
            "MissingRef": same("episode_id"),
            "PoleID": same("nominal_id"),
            "Reported": words.when("reported_at"),
            "LastSeen": words.when("missing_from_at"),
            "MissingFrom": same("missing_from_type"),
            "Located": words.when("found_at"),
            "LocatedAt": same("found_location_text"),
            "LocatedType": same("found_location_type"),
            "LocatedPostCode": same("found_postcode"),
            "Risk": same("risk_level"),
            "LookedAfter": words.yes_no("is_looked_after"),
            "CSEConcern": same("cse_concern"),
            "InterviewOffered": words.yes_no("rhi_offered"),
            "InterviewAccepted": words.yes_no("rhi_accepted"),
            "InterviewHeld": words.when("rhi_at"),
            "InterviewText": same("rhi_text"),
        },
    )


def _non_crime(words: Words) -> Sheet:
    return Sheet(
        "NonCrime",
        "partner_reports",
        {
            "NonCrimeRef": same("report_id"),
            "Kind": same("kind"),
            "Occurred": words.when("occurred_on"),
            "Received": words.when("received_at"),
            "Text": same("text"),
            "Factors": listed("factors", " / "),
            "Outcome": same("outcome"),
            "OriginalSource": same("provenance_root"),
            "RelatedType": words.code("related_event_kind", "record"),
            "RelatedRef": same("related_event_ref"),
            "RelatedSource": same("related_source_id"),
            **_LOCUS,
        },
    )


def _target(words: Words) -> dict[str, Cell]:
    return {
        "RecordType": words.code("target_kind", "entity"),
        "RecordRef": same("target_ref"),
    }


def _pole_links(words: Words) -> list[Sheet]:
    return [
        Sheet(
            "WarningMarker",
            "markers",
            {
                **_target(words),
                "Warning": words.code("code", "warning"),
                "SetOn": words.when("set_on"),
                "ClearedOn": words.when("cleared_on"),
            },
        ),
        Sheet(
            "PoleAssociation",
            "associations",
            {
                "PoleID1": same("nominal_id_a"),
                "PoleID2": same("nominal_id_b"),
                "Association": same("kind"),
                "From": words.when("from_on"),
                "To": words.when("to_on"),
                "Basis": same("basis_text"),
            },
        ),
        Sheet(
            "Action",
            "actions",
            {
                "ActionID": same("action_id"),
                **_target(words),
                "PoleID": same("nominal_id"),
                "ActionType": same("kind"),
                "Requested": words.when("requested_on"),
                "Done": words.when("done_on"),
                "Expires": words.when("expires_on"),
                "Result": same("result"),
            },
        ),
    ]


def _pole_objects(words: Words) -> list[Sheet]:
    return [
        Sheet(
            "PoleObject",
            "objects",
            {
                "ObjectID": same("object_id"),
                "ObjectType": same("kind"),
                "Identifier": same("identifier"),
                "Description": same("description"),
                "PostCode": same("postcode"),
            },
        ),
        Sheet(
            "PoleLink",
            "object_links",
            {
                "ObjectID": same("object_id"),
                **_target(words),
                "Relation": same("relation"),
                "From": words.when("from_on"),
                "To": words.when("to_on"),
            },
        ),
    ]
