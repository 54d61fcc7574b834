"""A delivery of two crimes by groups, small enough to count by hand."""

from support.packages import Package

# S1 is an uncle of C1 and was seen with her; S2 drove; S3 is known by no name. Nobody knows who
# the child of K2 was.
NORTH = (
    Package("north")
    .source(force_code="E23000901", period_to="2026-03-31", extracted_at="2026-04-02T06:00:00")
    .add(
        "nominals",
        """
        | nominal_id | forename | surname | date_of_birth | sex | is_identified | age_from | age_to |
        | C1         | Tilly    | Marwood | 2011-03-02    | F   | true          |          |        |
        | C2         |          |         |               | F   | false         | 13       | 14     |
        | S1         | Derek    | Oldham  | 1985-07-19    | M   | true          |          |        |
        | S2         | Colin    | Vane    | 1983-11-05    | M   | true          |          |        |
        | S3         |          |         |               | M   | false         | 30       | 40     |
        """,
    )
    .add(
        "crimes",
        [
            {
                "crime_ref": "K1",
                "offence_code": "22B",
                "recorded_on": "2025-03-10",
                "committed_from": "2025-03-01T20:00:00",
                "location_type": "private_address",
                "mo_text": "Victim states that the men gave her vodka and a new phone and took her "
                "to a flat, where each of them had sex with her.",
            },
            {
                "crime_ref": "K2",
                "offence_code": "22B",
                "recorded_on": "2025-05-11",
                "committed_from": "2025-05-01T20:00:00",
                "location_type": "hotel",
                "mo_text": "Witness saw both men with a girl of about 13 in a room, where both of "
                "them had sex with her. She was given drink and money for it.",
            },
        ],
    )
    .add(
        "involvements",
        """
        | event_kind | event_ref | nominal_id | role    |
        | crime      | K1        | C1         | victim  |
        | crime      | K1        | S1         | suspect |
        | crime      | K1        | S2         | suspect |
        | crime      | K1        | S2         | driver  |
        | crime      | K1        | S3         | suspect |
        | crime      | K2        | C2         | victim  |
        | crime      | K2        | S1         | suspect |
        | crime      | K2        | S2         | suspect |
        """,
    )
    .add(
        "associations",
        """
        | nominal_id_a | nominal_id_b | kind         |
        | C1           | S1           | other_family |
        | S1           | C1           | seen_with    |
        | S1           | S2           | friend       |
        """,
    )
)
