"""Records in the shape of a system built on occurrences: one big table, texts beside it."""

from __future__ import annotations

from accord.sources.exports.sheets import Cell, Sheet, Words, fixed, is_, is_not, listed, same


def _place(words: Words) -> dict[str, Cell]:
    return {
        "LocationText": same("location_text"),
        "LocationCategory": words.code("location_type", "place"),
        "Postcode": same("postcode"),
        "Easting": same("easting"),
        "Northing": same("northing"),
    }


def occurrence_sheets(words: Words) -> list[Sheet]:
    return [
        _gperson(words),
        _occurrence_crimes(words),
        _occurrence_missing(words),
        _occurrence_safeguarding(words),
        *_reports(),
        _occurrence_intelligence(words),
        *_occurrence_links(words),
        *_occurrence_objects(words),
    ]


def _gperson(words: Words) -> Sheet:
    return Sheet(
        "GPerson",
        "nominals",
        {
            "GPersonID": same("nominal_id"),
            "Surname": same("surname"),
            "Forename1": same("forename"),
            "Forename2": same("middle_names"),
            "Nicknames": listed("known_as", ";"),
            "DOB": words.when("date_of_birth"),
            "DOBType": words.code("birth_date_quality", "birth"),
            "AgeFrom": same("age_from"),
            "AgeTo": same("age_to"),
            "Gender": words.code("sex", "gender"),
            "SelfDefinedEthnicity": same("ethnicity_self_defined"),
            "EthnicAppearance": same("ethnicity_officer_defined"),
            "Nationality": same("nationality"),
            "Disabilities": listed("disability", ";"),
            "NHSNo": same("nhs_number"),
            "UPN": same("upn"),
            "PNCID": same("pnc_id"),
            "LAChildID": same("la_child_id"),
            "Telephones": listed("phones", ";"),
            "Emails": listed("emails", ";"),
            "SocialMedia": listed("handles", ";"),
            "LastAddress": same("address"),
            "LastPostcode": same("postcode"),
            "Identified": words.yes_no("is_identified"),
            "Description": same("description"),
            "GoldenNominal": fixed(""),
        },
    )


def _occurrence_crimes(words: Words) -> Sheet:
    return Sheet(
        "Occurrence",
        "crimes",
        {
            "OccurrenceNo": same("crime_ref"),
            "OccurrenceType": fixed("Crime"),
            "Classification": same("offence_code"),
            "ClassificationText": same("offence_title"),
            "RecordedDate": words.when("recorded_on"),
            "ReportedDateTime": words.when("reported_at"),
            "StartDateTime": words.when("committed_from"),
            "EndDateTime": words.when("committed_to"),
            **_place(words),
            "CyberFlag": words.yes_no("is_online"),
            "Finalisation": same("outcome_code"),
            "FinalisationDate": words.when("outcome_on"),
            "ClosedDate": words.when("closed_on"),
            "OwningUnit": same("unit"),
            "Accreditation": words.code("investigator_skill", "accreditation"),
        },
    )


def _occurrence_missing(words: Words) -> Sheet:
    return Sheet(
        "Occurrence",
        "missing_episodes",
        {
            "OccurrenceNo": same("episode_id"),
            "OccurrenceType": fixed("Missing"),
            "MissingPersonID": same("nominal_id"),
            "ReportedDateTime": words.when("reported_at"),
            "LastSeen": words.when("missing_from_at"),
            "LeftFrom": words.code("missing_from_type", "left_from"),
            "FoundDateTime": words.when("found_at"),
            "FoundPlace": same("found_location_text"),
            "FoundPlaceCategory": words.code("found_location_type", "place"),
            "FoundPostcode": same("found_postcode"),
            "RiskLevel": words.code("risk_level", "risk"),
            "LookedAfter": words.yes_no("is_looked_after"),
            "CSEConcern": same("cse_concern"),
            "RHIOffered": words.yes_no("rhi_offered"),
            "RHIAccepted": words.yes_no("rhi_accepted"),
            "RHIDateTime": words.when("rhi_at"),
        },
    )


def _occurrence_safeguarding(words: Words) -> Sheet:
    return Sheet(
        "Occurrence",
        "partner_reports",
        {
            "OccurrenceNo": same("report_id"),
            "OccurrenceType": fixed("Safeguarding"),
            "ReportKind": words.code("kind", "report"),
            "StartDateTime": words.when("occurred_on"),
            "ReportedDateTime": words.when("received_at"),
            "Factors": listed("factors", ";"),
            "Finalisation": same("outcome"),
            "Provenance": same("provenance_root"),
            "RelatedType": words.code("related_event_kind", "occurrence"),
            "RelatedNo": same("related_event_ref"),
            "RelatedSource": same("related_source_id"),
            **_place(words),
        },
    )


def _reports() -> list[Sheet]:
    texts = (
        ("crimes", "crime_ref", "Crime", "mo_text"),
        ("missing_episodes", "episode_id", "Missing", "rhi_text"),
        ("partner_reports", "report_id", "Safeguarding", "text"),
    )
    return [
        Sheet(
            "Report",
            table,
            {"OccurrenceNo": same(ref), "OccurrenceType": fixed(kind), "ReportText": same(text)},
            same(text),
        )
        for table, ref, kind, text in texts
    ]


def _occurrence_intelligence(words: Words) -> Sheet:
    return Sheet(
        "IntelligenceReport",
        "intelligence",
        {
            "URN": same("report_id"),
            "Submitted": words.when("reported_at"),
            "EventStart": words.when("event_from"),
            "EventEnd": words.when("event_to"),
            "Evaluation": lambda row: row["source_grade"] + row["information_grade"],
            "Handling": same("handling_code"),
            "SanitisedText": same("text"),
            "Provenance": same("provenance_root"),
            **_place(words),
        },
    )


def _occurrence_links(words: Words) -> list[Sheet]:
    return [
        Sheet(
            "Involvement",
            "involvements",
            {
                "OccurrenceType": words.code("event_kind", "occurrence"),
                "OccurrenceNo": same("event_ref"),
                "GPersonID": same("nominal_id"),
                "Classification": words.code("role", "classification"),
            },
        ),
        Sheet(
            "Flag",
            "markers",
            {
                "EntityType": words.code("target_kind", "entity"),
                "EntityID": same("target_ref"),
                "FlagType": words.code("code", "flag"),
                "StartDate": words.when("set_on"),
                "EndDate": words.when("cleared_on"),
                "ReviewedDate": fixed(""),
            },
        ),
        Sheet(
            "PersonLink",
            "associations",
            {
                "Person1": same("nominal_id_a"),
                "Person2": same("nominal_id_b"),
                "Relationship": words.code("kind", "relationship"),
                "StartDate": words.when("from_on"),
                "EndDate": words.when("to_on"),
                "Basis": same("basis_text"),
            },
        ),
        Sheet(
            "Task",
            "actions",
            {
                "TaskID": same("action_id"),
                "EntityType": words.code("target_kind", "entity"),
                "EntityID": same("target_ref"),
                "GPersonID": same("nominal_id"),
                "TaskType": same("kind"),
                "RaisedDate": words.when("requested_on"),
                "CompletedDate": words.when("done_on"),
                "ExpiryDate": words.when("expires_on"),
                "Result": same("result"),
            },
        ),
    ]


def _occurrence_objects(words: Words) -> list[Sheet]:
    return [
        Sheet(
            "GVehicle",
            "objects",
            {
                "GVehicleID": same("object_id"),
                "Registration": same("identifier"),
                "Description": same("description"),
                "KeptAtPostcode": same("postcode"),
            },
            is_("kind", "vehicle"),
        ),
        Sheet(
            "GAddress",
            "objects",
            {
                "GAddressID": same("object_id"),
                "PremisesName": same("identifier"),
                "Description": same("description"),
                "Postcode": same("postcode"),
            },
            is_("kind", "premises"),
        ),
        Sheet(
            "GTelecom",
            "objects",
            {
                "GTelecomID": same("object_id"),
                "TelecomType": words.code("kind", "telecom"),
                "Number": same("identifier"),
                "Description": same("description"),
                "Postcode": same("postcode"),
            },
            is_not("kind", "vehicle", "premises"),
        ),
        Sheet(
            "EntityLink",
            "object_links",
            {
                "EntityID": same("object_id"),
                "LinkedToType": words.code("target_kind", "entity"),
                "LinkedToID": same("target_ref"),
                "LinkType": words.code("relation", "link"),
                "StartDate": words.when("from_on"),
                "EndDate": words.when("to_on"),
            },
        ),
    ]
