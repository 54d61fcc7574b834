"""The cases every release must get right."""

ONE_CHILD = """
    nominal_id | date_of_birth
    C1         | 2011-03-02
    S1         | 1980-01-01
    S2         | 1985-06-30
"""
ONE_SUSPECT = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
"""
TWO_SUSPECTS = """
    record | nominal_id | role
    K1     | C1         | victim
    K1     | S1         | suspect
    K1     | S2         | suspect
"""
ONE_CRIME = """
    crime_ref | offence_code | committed_from      | committed_to
    K1        | 22B          | 2025-03-01T20:00:00 | 2025-03-01T22:00:00
"""


def test_case_01_two_relatives_one_child_and_no_exchange_described(spec):
    """Two suspects are enough for COCAD; whether it is exploitation the records do not say."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | C1           | parent_child
            S2           | C1           | other_family
            S1           | S2           | sibling
        """,
        mentions="""
            record | concept_id    | about
            K1     | abuse.sexual  | C1
            K1     | family.member |
        """,
        findings="""
            record | definition              | outcome
            K1     | group-csae-cocad        | met
            K1     | cse-england             | not_known
            K1     | organised-network-iicsa | not_known
        """,
        flags="""
            record | flag      | recorded | proposed  | change | category
            K1     | GROUP_CSE | no       | not_known | review | familial
            K1     | CSE       | no       | not_known | review |
            K1     | CSA       | no       | yes       | add    |
        """,
        questions="""
            record | definition  | asks
            K1     | cse-england | given or promised
        """,
    )


def test_case_01_with_payment_to_one_of_the_relatives(spec):
    """To take payment is one of the involvements IICSA lists, whatever is said of coercion."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        associations="""
            nominal_id_a | nominal_id_b | kind
            S1           | C1           | parent_child
            S1           | S2           | sibling
        """,
        mentions="""
            record | concept_id   | who | about
            K1     | abuse.sexual | S2  | C1
            K1     | gain.payment | S1  | C1
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
            K1     | group-cse-inquiry-draft | met
            K1     | cse-england             | not_known
        """,
        flags="""
            record | flag      | recorded | proposed  | change
            K1     | GROUP_CSE | no       | yes       | add
            K1     | CSE       | no       | not_known | review
        """,
        evidence="""
            record | criterion | rests on | supports
            K1     | L1        | K1       | for
            K1     | N1        | K1       | for
        """,
    )


def test_case_02_the_one_who_lends_the_flat_is_on_an_intelligence_report_only(spec):
    """One offender and one facilitator are two people, on two records of two kinds."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-06-14
            S1         | 1990-01-23
            H1         | 1985-08-08
        """,
        crimes=ONE_CRIME,
        intelligence="""
            report_id | event_from          | event_to            | information_grade
            I1        | 2025-03-01T19:00:00 | 2025-03-01T23:00:00 | B
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            I1     | S1         | subject
            I1     | H1         | premises_controller
        """,
        mentions="""
            record | concept_id            | who | about
            K1     | abuse.sexual          | S1  | C1
            I1     | facilitation.premises | H1  |
            I1     | abuse.sexual          | S1  |
        """,
        findings="""
            record        | definition              | outcome
            K1            | organised-network-iicsa | met
            K1            | two-suspect-screen      | not_met
            network of H1 | organised-network-iicsa | met
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | met     | 2
        """,
        evidence="""
            record | criterion | rests on        | supports
            K1     | N1        | intelligence/I1 | for
        """,
    )


def test_case_03_two_unnamed_people_on_one_occasion(spec):
    """Identified or not: acting on one occasion is the tie."""
    spec(
        nominals="""
            nominal_id | date_of_birth | sex
            C1         | 2011-12-01    | F
            U1         |               | M
            U2         |               | M
        """,
        crimes="""
            crime_ref | offence_code | committed_from      | committed_to
            K1        | 20B          | 2025-07-01T21:00:00 | 2025-07-01T23:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K1     | U2         | suspect
        """,
        mentions="""
            record | concept_id           | who | about
            K1     | exchange.substances  | U1  | C1
            K1     | control.manipulation | U2  | C1
            K1     | control.age_gap      | U2  | C1
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | met     | 2
            K1     | N2        | met     |
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | met
        """,
    )


def test_case_04_one_person_under_two_spellings_is_one_person(spec):
    """People are counted, not records."""
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth | person
            north     | C1         | 2010-10-10    |
            north     | S1         | 1991-04-17    | S1
            south     | S9         | 1991-04-17    | S1
            south     | C9         | 2010-10-10    | C1
        """,
        crimes="""
            source_id | crime_ref | committed_from
            north     | K1        | 2025-04-10T19:00:00
            south     | K2        | 2025-04-18T19:00:00
        """,
        involvements="""
            record   | nominal_id | role
            K1       | C1         | victim
            K1       | S1         | suspect
            south/K2 | C9         | victim
            south/K2 | S9         | suspect
        """,
        criteria="""
            record   | criterion | outcome | count
            K1       | N1        | not_met | 1
            south/K2 | N1        | not_met | 1
            K1       | N2        | not_met |
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_case_04_two_unknown_males_on_two_crimes_are_one_or_two(spec):
    """Nobody can say, so the answer is an interval."""
    spec(
        nominals="""
            nominal_id | date_of_birth | sex
            C1         | 2011-01-15    | F
            U1         |               | M
            U2         |               | M
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-02-10T19:00:00
            K2        | 2025-03-20T19:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K2     | C1         | victim
            K2     | U2         | suspect
        """,
        mentions="""
            record | concept_id          | who | about
            K1     | exchange.substances | U1  | C1
            K2     | exchange.substances | U2  | C1
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | N1        | not_known | 1 to 2
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_known
        """,
    )


def test_case_04_two_unknown_people_who_differ_are_two(spec):
    """A woman and a man cannot be the same person."""
    spec(
        nominals="""
            nominal_id | date_of_birth | sex
            C1         | 2011-01-15    | F
            U1         |               | M
            U2         |               | F
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-02-10T19:00:00
            K2        | 2025-03-20T19:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | U1         | suspect
            K2     | C1         | victim
            K2     | U2         | suspect
        """,
        criteria="""
            record | criterion | outcome   | count
            K1     | N1        | met       | 2
            K1     | N2        | not_known |
        """,
    )


def test_case_05_two_offenders_of_one_child_without_a_tie(spec):
    """Sharing a child is no tie; whether there is one is for a person to review."""
    spec(
        nominals=ONE_CHILD,
        crimes="""
            crime_ref | committed_from      | committed_to
            K1        | 2024-05-11T14:00:00 | 2024-05-11T16:00:00
            K2        | 2025-09-10T20:00:00 | 2025-09-10T22:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K2     | C1         | victim
            K2     | S2         | suspect
        """,
        mentions="""
            record | concept_id     | who | about
            K1     | exchange.money | S1  | C1
            K2     | exchange.gift  | S2  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | N2        | not_met
            K2     | N2        | not_met
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K2     | cse-england             | met
            K1     | organised-network-iicsa | not_met
            K2     | organised-network-iicsa | not_met
            K1     | two-suspect-screen      | not_met
        """,
    )


def test_case_05_without_a_tie_but_on_one_crime(spec):
    """Suspects of one crime pass the screen."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id        | assertion
            K1     | exchange.money    | affirmed
            K1     | association.known | negated
        """,
        findings="""
            record | definition              | outcome
            K1     | two-suspect-screen      | met
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_case_06_a_network_over_three_forces_with_one_suspect_on_each_crime(spec):
    """No single record shows it; the ties between records do."""
    spec(
        nominals="""
            source_id | nominal_id | date_of_birth | person
            north     | CA         | 2010-05-05    |
            south     | CB         | 2011-06-06    |
            east      | CC         | 2010-11-11    |
            north     | SA         | 1992-02-02    |
            south     | SB         | 1989-09-09    |
            east      | SC         | 1994-04-04    |
            south     | SA2        | 1992-02-02    | SA
            south     | SC2        | 1994-04-04    | SC
        """,
        crimes="""
            source_id | crime_ref | committed_from
            north     | K1        | 2025-08-09T20:00:00
            south     | K2        | 2025-08-16T20:00:00
            east      | K3        | 2025-08-23T20:00:00
        """,
        intelligence="""
            source_id | report_id | event_from          | information_grade
            south     | I1        | 2025-08-14T20:00:00 | B
        """,
        involvements="""
            record   | nominal_id | role
            K1       | CA         | victim
            K1       | SA         | suspect
            south/K2 | CB         | victim
            south/K2 | SB         | suspect
            east/K3  | CC         | victim
            east/K3  | SC         | suspect
            south/I1 | SA2        | person_of_concern
            south/I1 | SB         | person_of_concern
            south/I1 | SC2        | person_of_concern
        """,
        mentions="""
            record   | concept_id           | who | about
            K1       | exchange.substances  | SA  | CA
            south/K2 | exchange.gift        | SB  | CB
            east/K3  | exchange.substances  | SC  | CC
            south/I1 | abuse.sexual         |     |
            south/I1 | association.together |     |
        """,
        findings="""
            record        | definition              | outcome
            K1            | organised-network-iicsa | met
            south/K2      | organised-network-iicsa | met
            east/K3       | organised-network-iicsa | met
            network of SA | organised-network-iicsa | met
            K1            | two-suspect-screen      | not_met
        """,
    )


def test_case_07_a_child_who_recruits_and_is_exploited_is_not_counted(spec):
    """N5 is for review; one adult left is one person."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-03-02
            R1         | 2007-12-01
            S1         | 1985-01-01
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-02-01T20:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            K1     | R1         | suspect
            K2     | R1         | victim
            K2     | S1         | suspect
        """,
        mentions="""
            record | concept_id              | who | about
            K1     | facilitation.introduces | R1  | C1
            K1     | exchange.gift           | S1  | C1
            K2     | exchange.money          | S1  | R1
        """,
        criteria="""
            record | criterion | definition         | outcome | count
            K1     | N1        |                    | not_met | 1
            K1     | N5        |                    | met     | 1
            K1     | N1        | two-suspect-screen | not_met | 1
        """,
        findings="""
            record | definition              | outcome
            K1     | organised-network-iicsa | not_met
            K1     | cse-england             | met
            K2     | cse-england             | met
        """,
    )


def test_case_08_an_adult_reporting_what_happened_at_14(spec):
    """The question is the age when it happened."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 1990-05-05
            S1         | 1960-01-01
        """,
        crimes="""
            crime_ref | recorded_on | committed_from      | committed_to
            K1        | 2025-03-01  | 2004-06-01T00:00:00 | 2004-08-31T00:00:00
        """,
        involvements=ONE_SUSPECT,
        criteria="""
            record | criterion | outcome
            K1     | V1        | met
        """,
    )


def test_case_09_older_boyfriend_consented_lifestyle_move_nothing(spec):
    """The wording is raised by the language check; no criterion hears it."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2008-01-02
            S1         | 2005-12-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 20A          | 2025-03-01T20:00:00
        """,
        involvements=ONE_SUSPECT,
        mentions="""
            record | concept_id              | start | end | assertion
            K1     | blame.older_boyfriend   | 10    | 25  | affirmed
            K1     | control.age_gap         | 10    | 25  | affirmed
            K1     | exchange.affection      | 16    | 25  | affirmed
            K1     | blame.consented         | 40    | 60  | affirmed
            K1     | control.threat          | 45    | 55  | negated
        """,
        criteria="""
            record | criterion | definition  | outcome
            K1     | X1        | cse-england | not_known
            K1     | X2        | cse-england | not_known
            K1     | X3a       | cse-england | not_known
            K1     | X3w       | cse-wales   | not_known
        """,
    )


def test_case_10_county_lines_only_is_no_sexual_exploitation(spec):
    """A child given money to carry drugs is criminally exploited; nothing says more."""
    spec(
        nominals=ONE_CHILD,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 92A          | 2025-03-01T20:00:00
        """,
        involvements=ONE_SUSPECT,
        mentions="""
            record | concept_id            | who | about
            K1     | criminal.county_lines | S1  | C1
            K1     | exchange.money        | S1  | C1
            K1     | missing.found_with    | S1  | C1
        """,
        findings="""
            record | definition  | outcome
            K1     | cce         | met
            K1     | cse-england | not_met
        """,
        criteria="""
            record | criterion | outcome
            K1     | A1        | not_met
        """,
        flags="""
            record | flag | recorded | proposed | change
            K1     | CCE  | no       | yes      | add
            K1     | CSE  | no       | no       | none
        """,
    )


def test_case_10_both_are_both(spec):
    """Criminal and sexual exploitation of one child are two findings."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=ONE_SUSPECT,
        mentions="""
            record | concept_id            | who | about
            K1     | criminal.county_lines | S1  | C1
            K1     | exchange.money        | S1  | C1
            K1     | abuse.sexual          | S1  | C1
        """,
        findings="""
            record | definition  | outcome
            K1     | cce         | met
            K1     | cse-england | met
        """,
    )


def test_case_11_pupils_of_about_one_age_sharing_images(spec):
    """In England nothing is exploitation without an imbalance; Wales asks for none."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-09-10
            S1         | 2010-02-01
            S2         | 2011-01-20
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 86           | 2025-03-01T20:00:00
        """,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id   | about
            K1     | abuse.images | C1
        """,
        findings="""
            record | definition              | outcome
            K1     | two-suspect-screen      | met
            K1     | cse-england             | not_met
            K1     | organised-network-iicsa | not_met
            K1     | cse-wales               | not_known
        """,
        criteria="""
            record | criterion | outcome
            K1     | X1        | not_met
        """,
    )


def test_case_11_with_a_threat_the_same_pupils_are_not_ruled_out(spec):
    """A threat, demand or hold over the child is an imbalance."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-09-10
            S1         | 2010-02-01
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 86           | 2025-03-01T20:00:00
        """,
        involvements=ONE_SUSPECT,
        mentions="""
            record | concept_id     | who | about
            K1     | abuse.images   | S1  | C1
            K1     | control.threat | S1  | C1
        """,
        criteria="""
            record | criterion | outcome
            K1     | X1        | met
            K1     | X2        | met
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_known
        """,
    )


def test_case_12_an_exchange_nobody_describes_leaves_a_question(spec):
    """Never a silent no: the finding says what would settle it, and who could answer."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=ONE_SUSPECT,
        mentions="""
            record | concept_id   | who | about
            K1     | abuse.sexual | S1  | C1
        """,
        findings="""
            record | definition  | outcome
            K1     | cse-england | not_known
        """,
        questions="""
            record | definition  | asks
            K1     | cse-england | Was anything given or promised to the child
        """,
        flags="""
            record | flag | recorded | proposed  | change
            K1     | CSE  | no       | not_known | review
            K1     | CSA  | no       | yes       | add
        """,
    )


def test_case_13_a_premises_report_with_no_child_named_completes_a_network(spec):
    """It brings the second person; the child comes from the crime."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            C1         | 2010-07-17
            S1         | 1991-11-30
            M1         | 1980-02-14
        """,
        crimes=ONE_CRIME,
        partner_reports="""
            report_id | kind          | occurred_on | text
            P1        | makesafe_call | 2025-03-01  | a call from a hotel
        """,
        involvements="""
            record | nominal_id | role
            K1     | C1         | victim
            K1     | S1         | suspect
            P1     | S1         | person_of_concern
            P1     | M1         | facilitator
        """,
        mentions="""
            record | concept_id            | who | about
            K1     | exchange.substances   | S1  | C1
            P1     | facilitation.premises | M1  |
            P1     | place.hotel           |     |
        """,
        findings="""
            record        | definition              | outcome
            K1            | organised-network-iicsa | met
            network of M1 | organised-network-iicsa | met
        """,
    )


def test_case_13_and_cannot_alone_meet_v1(spec):
    """Two people and a hotel room, and no child: the age is a question."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            S1         | 1991-11-30
            M1         | 1980-02-14
        """,
        partner_reports="""
            report_id | kind          | occurred_on | text
            P1        | makesafe_call | 2025-03-01  | a call from a hotel
        """,
        involvements="""
            record | nominal_id | role
            P1     | S1         | person_of_concern
            P1     | M1         | facilitator
        """,
        mentions="""
            record | concept_id            | who | about
            P1     | facilitation.premises | M1  |
            P1     | abuse.sexual          |     |
        """,
        criteria="""
            record        | criterion | definition              | outcome
            network of M1 | V1        | organised-network-iicsa | not_known
            network of M1 | N1        | organised-network-iicsa | met
        """,
        findings="""
            record        | definition              | outcome
            network of M1 | organised-network-iicsa | not_known
        """,
    )


def test_case_14_one_offender_with_many_children(spec):
    """Complex abuse counts children per abuser; a network needs a second person."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            CA         | 2011-01-01
            CB         | 2011-09-01
            S1         | 1970-06-06
        """,
        crimes="""
            crime_ref | offence_code | committed_from
            K1        | 17B          | 2025-04-01T16:00:00
            K2        | 17B          | 2025-03-01T16:00:00
        """,
        involvements="""
            record | nominal_id | role
            K1     | CA         | victim
            K1     | S1         | suspect
            K2     | CB         | victim
            K2     | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | V2        | met     | 2
        """,
        findings="""
            record | definition              | outcome
            K1     | complex-abuse           | met
            K2     | complex-abuse           | met
            K1     | organised-network-iicsa | not_met
        """,
    )


def test_case_15_suspects_dead_or_abroad_change_no_definition(spec):
    """Whether anybody is alive to be charged is another question."""
    spec(
        nominals=ONE_CHILD,
        crimes="""
            crime_ref | offence_code | committed_from      | outcome_code
            K1        | 22B          | 2025-03-01T20:00:00 | 5
        """,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id     | who | about
            K1     | exchange.money | S1  | C1
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K1     | organised-network-iicsa | met
            K1     | two-suspect-screen      | met
        """,
    )


def test_case_16_one_allegation_reported_by_three_agencies_is_one_child_and_one_suspect(spec):
    """Three records of one matter make nobody two."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        partner_reports="""
            source_id | report_id | kind     | occurred_on | provenance_root | text
            care      | P1        | referral | 2025-03-01  | root            | one account
            care      | P2        | contact  | 2025-03-01  | root            | one account
        """,
        involvements="""
            record  | nominal_id | role
            K1      | C1         | victim
            K1      | S1         | suspect
        """,
        criteria="""
            record | criterion | outcome | count
            K1     | N1        | not_met | 1
            K1     | V2        | not_met | 1
        """,
    )


def test_case_17_a_social_worker_and_a_home_shared_by_two_children_tie_nobody(spec):
    """What many share for ordinary reasons is no tie between the people of two crimes."""
    spec(
        nominals="""
            nominal_id | date_of_birth
            CA         | 2010-01-30
            CB         | 2010-03-30
            S1         | 1990-05-17
            S2         | 1986-06-18
            W1         | 1975-07-19
        """,
        crimes="""
            crime_ref | committed_from
            K1        | 2025-03-01T20:00:00
            K2        | 2025-07-01T20:00:00
        """,
        objects="""
            object_id | kind     | identifier  | description
            O1        | premises | Beech House | children's home
        """,
        object_links="""
            object_id | target_kind | target_ref | relation | from_on
            O1        | nominal     | CA         | lives_at | 2024-01-01
            O1        | nominal     | CB         | lives_at | 2024-01-01
            O1        | crime       | K1         | seen     | 2025-03-01
            O1        | crime       | K2         | seen     | 2025-07-01
        """,
        involvements="""
            record | nominal_id | role
            K1     | CA         | victim
            K1     | S1         | suspect
            K1     | W1         | professional
            K2     | CB         | victim
            K2     | S2         | suspect
            K2     | W1         | professional
        """,
        mentions="""
            record | concept_id     | who | about
            K1     | exchange.money | S1  | CA
            K2     | exchange.gift  | S2  | CB
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K1     | organised-network-iicsa | not_met
            K2     | organised-network-iicsa | not_met
        """,
    )


def test_case_18_a_suspect_named_and_then_eliminated_is_not_counted(spec):
    """What the text rules out is no suspect."""
    spec(
        nominals=ONE_CHILD,
        crimes=ONE_CRIME,
        involvements=TWO_SUSPECTS,
        mentions="""
            record | concept_id      | who | about | assertion
            K1     | exchange.money  | S1  | C1    | affirmed
            K1     | ref.person_name | S2  |       | negated
        """,
        criteria="""
            record | criterion | definition         | outcome | count
            K1     | N1        |                    | not_met | 1
            K1     | N1        | two-suspect-screen | not_met | 1
        """,
        findings="""
            record | definition              | outcome
            K1     | cse-england             | met
            K1     | organised-network-iicsa | not_met
            K1     | two-suspect-screen      | not_met
        """,
    )
