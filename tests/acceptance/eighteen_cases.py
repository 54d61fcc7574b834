"""The cases every release must get right, as a delivery: invented people, records in plain words.

Each case has its own people, so all of them are run together and none may disturb another.
Source `north` is an English force, `south` another, `west` a Welsh one, `care` a council.
`expect` lines read: crime, definition, outcome; or crime, definition, criterion, outcome.
"""

from __future__ import annotations

import csv
from pathlib import Path

from accord.tables import TABLES
from support.packages import rows_from_pipes
from support.two_forces import Moved, divided, shuffled

SOURCES = """
source_id | organisation        | sector               | force_code | la_code   | extracted_at        | period_from | period_to  | regime | purpose       | marking            | is_synthetic
north     | Northmoor Police    | police               | E23000901  |           | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part3  | safeguarding  | OFFICIAL-SENSITIVE | true
south     | Southfell Police    | police               | E23000902  |           | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part3  | safeguarding  | OFFICIAL-SENSITIVE | true
east      | Eastvale Police     | police               | E23000903  |           | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part3  | safeguarding  | OFFICIAL-SENSITIVE | true
west      | Gwaun Police        | police               | W15000901  |           | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part3  | safeguarding  | OFFICIAL-SENSITIVE | true
care      | Northmoor Council   | children_social_care |            | E08000901 | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part2  | safeguarding  | OFFICIAL-SENSITIVE | true
school    | Hartle Academy      | education            |            | E08000901 | 2026-01-31T10:00:00 | 2015-01-01  | 2026-01-31 | part2  | safeguarding  | OFFICIAL-SENSITIVE | true
"""

# One case: what it shows, its tables, what must come out.
CASES: dict[str, dict[str, str]] = {
    "01 two relatives, no exchange described": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C01a       | Tilly    | Marwood  | 2011-03-02    | F   | true
north     | S01a       | Derek    | Marwood  | 1961-07-19    | M   | true
north     | S01b       | Colin    | Marwood  | 1983-11-05    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K01       | 23           | 2025-03-10  | 2025-03-01T12:00:00 | 2025-03-01T15:00:00 | private_address | The girl disclosed to her mum that her grandfather and her uncle had both sexually abused her at the family home while she was staying for the weekend.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K01       | C01a       | victim
north     | crime      | K01       | S01a       | suspect
north     | crime      | K01       | S01b       | suspect
""",
        "associations": """
source_id | nominal_id_a | nominal_id_b | kind         | from_on    | basis_text
north     | S01a         | S01b         | parent_child | 1983-11-05 | family known to officers
north     | S01b         | C01a         | other_family | 2011-03-02 | uncle and niece
""",
        "expect": """
north/K01 | group-csae-cocad       | met
north/K01 | cse-england            | not_known
north/K01 | organised-network-iicsa| not_known
north/K01 | flag category          | familial
""",
    },
    "01b two relatives, one paid": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C01x       | Nia      | Pellow   | 2010-09-21    | F   | true
north     | S01x       | Gavin    | Pellow   | 1975-02-11    | M   | true
north     | S01y       | Shaun    | Pellow   | 1979-05-30    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K01b      | 22B          | 2025-05-06  | 2025-05-01T18:00:00 | 2025-05-01T22:00:00 | private_address | Victim states that her father took money from her uncle so that the uncle could have sexual contact with her at the house.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K01b      | C01x       | victim
north     | crime      | K01b      | S01x       | suspect
north     | crime      | K01b      | S01y       | suspect
""",
        "associations": """
source_id | nominal_id_a | nominal_id_b | kind    | from_on    | basis_text
north     | S01x         | S01y         | sibling | 1979-05-30 | brothers
""",
        "expect": """
north/K01b | organised-network-iicsa | met
north/K01b | group-csae-cocad        | met
north/K01b | N1                      | met
""",
    },
    "02 one direct offender and the person who lends the flat": {
        "nominals": """
source_id | nominal_id | forename | surname   | date_of_birth | sex | is_identified
north     | C02        | Jodie    | Ashcombe  | 2010-06-14    | F   | true
north     | S02        | Marlon   | Treece    | 1990-01-23    | M   | true
north     | H02        | Vikram   | Osgood    | 1985-08-08    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | location_text          | postcode | mo_text
north     | K02       | 22B          | 2025-06-12  | 2025-06-07T20:00:00 | 2025-06-07T23:30:00 | private_address | Flat 4, 12 Quarry Lane | QX3 4AB  | IP aged 14 reports that the suspect, a man of 35 she met online, bought her vodka and a new phone and then sexually assaulted her at a flat. He told her she owed him for the presents.
""",
        "intelligence": """
source_id | report_id | reported_at         | event_from          | event_to            | source_grade | information_grade | handling_code | text                                                                                                                                                                      | provenance_root | location_text          | location_type   | postcode
north     | I02       | 2025-06-20T09:00:00 | 2025-06-07T19:00:00 | 2025-06-07T23:59:00 | 2            | B                 | P             | Vikram Osgood lets Marlon Treece use his flat at 12 Quarry Lane to take young girls back to. Osgood knows the girls are under age and goes out so that Treece can be alone with them. | r02             | Flat 4, 12 Quarry Lane | private_address | QX3 4AB
""",
        "involvements": """
source_id | event_kind   | event_ref | nominal_id | role
north     | crime        | K02       | C02        | victim
north     | crime        | K02       | S02        | suspect
north     | intelligence | I02       | S02        | subject
north     | intelligence | I02       | H02        | premises_controller
""",
        "expect": """
north/K02 | cse-england             | met
north/K02 | N1                      | met
north/K02 | organised-network-iicsa | met
network   | S02,H02                 | found
""",
    },
    "03 two unnamed people on one occasion": {
        "nominals": """
source_id | nominal_id | forename | surname | date_of_birth | age_from | age_to | sex | is_identified | description
north     | C03        | Keira    | Lonsdale| 2011-12-01    |          |        | F   | true          |
north     | U03a       |          |         |               | 25       | 30     | M   | false         | unknown male 1, tall, grey hoodie
north     | U03b       |          |         |               | 25       | 35     | M   | false         | unknown male 2, short beard
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K03       | 20B          | 2025-07-02  | 2025-07-01T21:00:00 | 2025-07-01T23:00:00 | park          | The victim, 13, was approached by two unknown males in the park who gave her vapes and cider. They persuaded her that they were 16 and then both touched her sexually.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K03       | C03        | victim
north     | crime      | K03       | U03a       | suspect
north     | crime      | K03       | U03b       | suspect
""",
        "expect": """
north/K03 | N1                      | met
north/K03 | N2                      | met
north/K03 | organised-network-iicsa | met
""",
    },
    "03b three unnamed people of whom only the text speaks": {
        "nominals": """
source_id | nominal_id | forename | surname | date_of_birth | sex | is_identified
north     | C03b       | Orla     | Denby   | 2011-12-01    | F   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K03b      | 22B          | 2025-07-12  | 2025-07-11T21:00:00 | 2025-07-11T23:00:00 | private_address | Three unknown males gave the girl vodka and vapes at a flat and then all three had sex with her. She was scared of the men and felt she could not say no.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K03b      | C03b       | victim
""",
        "expect": """
north/K03b | N1                      | met
north/K03b | N2                      | met
north/K03b | organised-network-iicsa | met
children of a network | C03b         | found
""",
    },
    "04 one person under two spellings in two forces": {
        "nominals": """
source_id | nominal_id | forename | surname     | date_of_birth | sex | is_identified | phones        | postcode
north     | C04        | Amber    | Stockwell   | 2010-10-10    | F   | true          |               | QX5 1AA
north     | S04        | Mohammed | Rahmani     | 1991-04-17    | M   | true          | 07700 900123  | QX5 2BB
south     | S04        | Muhamed  | Rahmany     | 1991-04-17    | M   | true          | 07700900123   | QX5 2BB
south     | C04b       | Amber    | Stockwell   | 2010-10-10    | F   | true          |               | QX5 1AA
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K04       | 22B          | 2025-04-12  | 2025-04-10T19:00:00 | 2025-04-10T21:00:00 | vehicle       | Suspect picked the child up in his car, bought her McDonalds and weed and told her she was special, then sexual activity took place. Nobody else was present.
south     | K04s      | 22B          | 2025-04-20  | 2025-04-18T19:00:00 | 2025-04-18T21:00:00 | vehicle       | Child again met by the same man who gave her cigarettes and cash in return for sexual activity in the car.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K04       | C04        | victim
north     | crime      | K04       | S04        | suspect
south     | crime      | K04s      | C04b       | victim
south     | crime      | K04s      | S04        | suspect
""",
        "expect": """
north/K04  | cse-england             | met
north/K04  | N1                      | not_met
north/K04  | organised-network-iicsa | not_met
south/K04s | N1                      | not_met
""",
    },
    "04b two unknown males on two crimes": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified | description
north     | C04x       | Bryony   | Haddow   | 2011-01-15    | F   | true          |
north     | U04a       |          |          |               | M   | false         | unknown male, white van
north     | U04b       |          |          |               | M   | false         | unknown male
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K04x      | 22B          | 2025-02-12  | 2025-02-10T19:00:00 | 2025-02-10T21:00:00 | street        | An unknown male bought the girl alcohol and persuaded her to perform a sexual act.
north     | K04y      | 22B          | 2025-03-22  | 2025-03-20T19:00:00 | 2025-03-20T21:00:00 | street        | The girl was again given alcohol by an unknown male in return for sexual touching.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K04x      | C04x       | victim
north     | crime      | K04x      | U04a       | suspect
north     | crime      | K04y      | C04x       | victim
north     | crime      | K04y      | U04b       | suspect
""",
        "expect": """
north/K04x | N1                      | not_known
north/K04x | organised-network-iicsa | not_known
""",
    },
    "05 two offenders of one child who do not know each other": {
        "nominals": """
source_id | nominal_id | forename | surname   | date_of_birth | sex | is_identified
north     | C05        | Saffron  | Whitlow   | 2010-02-27    | F   | true
north     | S05a       | Glenn    | Abbotsley | 1978-03-03    | M   | true
north     | S05b       | Tomasz   | Wilkowski | 1988-12-12    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | postcode | mo_text
north     | K05a      | 22B          | 2024-05-15  | 2024-05-11T14:00:00 | 2024-05-11T16:00:00 | private_address | QX7 1AA  | The suspect, her football coach, gave the child trainers and money and told her to keep it secret, then sexually abused her.
north     | K05b      | 22B          | 2025-09-15  | 2025-09-10T20:00:00 | 2025-09-10T22:00:00 | hotel           | QX9 9ZZ  | Child met the suspect through a gaming app. He lied about his age, sent her credit and booked a hotel room where sexual activity took place.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K05a      | C05        | victim
north     | crime      | K05a      | S05a       | suspect
north     | crime      | K05b      | C05        | victim
north     | crime      | K05b      | S05b       | suspect
""",
        "expect": """
north/K05a | cse-england             | met
north/K05b | cse-england             | met
north/K05a | organised-network-iicsa | not_met
north/K05b | organised-network-iicsa | not_met
north/K05a | two-suspect-screen      | not_met
no network | S05a                    | S05b
""",
    },
    "06 a network over three forces, one suspect on each crime": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified | phones
north     | C06a       | Harriet  | Dunmore  | 2010-05-05    | F   | true          |
south     | C06b       | Lacey    | Brindle  | 2011-06-06    | F   | true          |
east      | C06c       | Orla     | Finnigan | 2010-11-11    | F   | true          |
north     | S06a       | Darius   | Colvane  | 1992-02-02    | M   | true          | 07700 900201
south     | S06b       | Imran    | Yolland  | 1989-09-09    | M   | true          |
east      | S06c       | Petru    | Manolache| 1994-04-04    | M   | true          |
south     | S06a2      | Darius   | Colvane  | 1992-02-02    | M   | true          | 07700900201
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K06a      | 19E          | 2025-08-12  | 2025-08-09T20:00:00 | 2025-08-09T23:00:00 | private_address | Victim says the suspect gave her drink and weed, told her he loved her, then raped her at a house party.
south     | K06b      | 22B          | 2025-08-19  | 2025-08-16T20:00:00 | 2025-08-16T23:00:00 | vehicle       | Victim was given cash and a phone by the suspect after sexual activity in his car; he said his mates would look after her.
east      | K06c      | 22B          | 2025-08-29  | 2025-08-23T20:00:00 | 2025-08-23T23:00:00 | hotel         | Suspect booked a room, plied the child with vodka and deceived her about his age before sexual activity.
""",
        "intelligence": """
source_id | report_id | reported_at         | event_from          | event_to            | source_grade | information_grade | handling_code | text                                                                                                                                                         | provenance_root
south     | I06       | 2025-09-02T09:00:00 | 2025-08-16T18:00:00 | 2025-08-16T23:59:00 | 2            | B                 | P             | Darius Colvane and Imran Yolland drive round together in a black Golf picking up teenage girls and taking them to parties where they are given drink for sex. | r06a
""",
        "objects": """
source_id | object_id | kind    | identifier
south     | O06       | vehicle | QK19 ZZA
east      | O06       | vehicle | QK19ZZA
""",
        "object_links": """
source_id | object_id | target_kind | target_ref | relation | from_on    | to_on
south     | O06       | nominal     | S06b       | driver   | 2025-07-01 | 2025-09-30
south     | O06       | crime       | K06b       | used_in  | 2025-08-16 | 2025-08-16
east      | O06       | nominal     | S06c       | driver   | 2025-08-20 | 2025-08-25
east      | O06       | crime       | K06c       | used_in  | 2025-08-23 | 2025-08-23
""",
        "involvements": """
source_id | event_kind   | event_ref | nominal_id | role
north     | crime        | K06a      | C06a       | victim
north     | crime        | K06a      | S06a       | suspect
south     | crime        | K06b      | C06b       | victim
south     | crime        | K06b      | S06b       | suspect
east      | crime        | K06c      | C06c       | victim
east      | crime        | K06c      | S06c       | suspect
south     | intelligence | I06       | S06a2      | subject
south     | intelligence | I06       | S06b       | subject
""",
        "expect": """
north/K06a | organised-network-iicsa | met
south/K06b | organised-network-iicsa | met
east/K06c  | organised-network-iicsa | met
network    | S06a,S06b,S06c          | found
network    | S06a,S06b,S06c          | cross-force
""",
    },
    "07 a 17-year-old who recruits and is herself exploited": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C07        | Robyn    | Castell  | 2011-05-20    | F   | true
north     | R07        | Shanice  | Marlowe  | 2008-03-15    | F   | true
north     | S07        | Leon     | Duckett  | 1987-10-02    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K07       | 22B          | 2025-10-06  | 2025-10-03T19:00:00 | 2025-10-03T23:00:00 | private_address | Robyn says that Shanice introduced her to Leon Duckett, who gave them both cocaine and money. Duckett then had sexual activity with Robyn.
north     | K07b      | 22B          | 2025-10-07  | 2025-08-03T19:00:00 | 2025-08-03T23:00:00 | private_address | Shanice discloses that Leon Duckett gives her drugs and somewhere to stay and makes her have sex with him.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K07       | C07        | victim
north     | crime      | K07       | S07        | suspect
north     | crime      | K07       | R07        | suspect
north     | crime      | K07b      | R07        | victim
north     | crime      | K07b      | S07        | suspect
""",
        "expect": """
north/K07  | cse-england             | met
north/K07  | N5                      | met
north/K07  | N1                      | not_met
north/K07  | organised-network-iicsa | not_met
""",
    },
    "08 an adult reporting what happened at 14": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C08        | Melanie  | Thorogood| 1990-01-20    | F   | true
north     | S08a       | Barry    | Kinsella | 1958-06-01    | M   | true
north     | S08b       | Frank    | Ollerton | 1960-09-17    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K08       | 22B          | 2025-11-03  | 2004-06-01T00:00:00 | 2004-08-31T00:00:00 | takeaway      | The victim, now an adult, reports that when she was 14 the two suspects gave her free food, cigarettes and drink at the takeaway where they worked together and both sexually abused her in the flat above.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K08       | C08        | victim
north     | crime      | K08       | S08a       | suspect
north     | crime      | K08       | S08b       | suspect
""",
        "expect": """
north/K08 | V1                      | met
north/K08 | cse-england             | met
north/K08 | organised-network-iicsa | met
""",
    },
    "09 boyfriend, consented, lifestyle": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C09        | Paige    | Ormesby  | 2011-04-04    | F   | true
north     | S09        | Ricky    | Vantongeren | 1993-08-28 | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K09       | 22B          | 2025-01-15  | 2025-01-10T19:00:00 | 2025-01-10T23:00:00 | private_address | IP states the suspect is her older boyfriend, that she consented and it is her lifestyle choice. He buys her clothes and drink and she stays at his. Sexual activity disclosed. She is 13.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K09       | C09        | victim
north     | crime      | K09       | S09        | suspect
""",
        "expect": """
north/K09 | cse-england             | met
north/K09 | organised-network-iicsa | not_met
""",
    },
    "10 county lines only": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C10        | Kyle     | Attwater | 2009-12-12    | M   | true
north     | S10        | Jermaine | Holbeach | 1996-05-05    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K10       | 92A          | 2025-03-15  | 2025-03-10T19:00:00 | 2025-03-10T23:00:00 | private_address | Male aged 15 found at a cuckooed address with 40 wraps. He was made to sell drugs for an older male to pay off a debt and had been sent out of county on the train.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K10       | C10        | victim
north     | crime      | K10       | S10        | suspect
""",
        "markers": """
source_id | target_kind | target_ref | code | set_on
north     | crime       | K10        | CSE  | 2025-03-16
""",
        "expect": """
north/K10 | cce         | met
north/K10 | A1          | not_met
north/K10 | cse-england | not_met
north/K10 | flag CSE    | remove
""",
    },
    "11 pupils of about one age sharing images": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C11        | Molly    | Renshaw  | 2011-02-02    | F   | true
north     | S11a       | Jayden   | Pickles  | 2010-12-01    | M   | true
north     | S11b       | Finley   | Cropper  | 2011-05-01    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | is_online | mo_text
north     | K11       | 86           | 2025-05-20  | 2025-05-12T09:00:00 | 2025-05-14T15:00:00 | school        | true      | Two boys in her year group shared an indecent image of the victim in a class group chat. All pupils are in Year 9.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K11       | C11        | victim
north     | crime      | K11       | S11a       | suspect
north     | crime      | K11       | S11b       | suspect
""",
        "expect": """
north/K11 | two-suspect-screen      | met
north/K11 | X1                      | not_met
north/K11 | cse-england             | not_met
north/K11 | organised-network-iicsa | not_met
""",
    },
    "12 exchange not described": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C12        | Erin     | Stanbury | 2010-08-08    | F   | true
north     | S12        | Neville  | Prudhoe  | 1984-04-01    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K12       | 22B          | 2025-06-25  | 2025-06-20T19:00:00 | 2025-06-20T23:00:00 | private_address | Sexual activity with the 14 year old victim at the suspect's address. First account taken, ABE to follow.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K12       | C12        | victim
north     | crime      | K12       | S12        | suspect
""",
        "expect": """
north/K12 | A1          | met
north/K12 | cse-england | not_known
north/K12 | question    | cse-england
""",
    },
    "13 a premises report with no child named completes a network": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C13        | Freya    | Langthorn| 2010-07-17    | F   | true
north     | S13        | Callum   | Brockway | 1991-11-30    | M   | true
north     | M13        | Stefan   | Aldous   | 1980-02-14    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | location_text     | postcode | mo_text
north     | K13       | 22B          | 2025-09-25  | 2025-09-20T19:00:00 | 2025-09-21T02:00:00 | hotel         | Larch Lodge Hotel | QX2 8CD  | Suspect took the child to a hotel room, gave her cocaine and threatened to post pictures of her unless she had sex with him.
""",
        "partner_reports": """
source_id | report_id | kind          | occurred_on | received_at         | text                                                                                                                                                                                                     | provenance_root | location_text     | location_type | postcode
north     | P13       | makesafe_call | 2025-09-20  | 2025-09-20T23:30:00 | Operation Makesafe call from hotel reception. Stefan Aldous booked and paid cash for a room and handed the key to Callum Brockway, who went up with a young girl who looked about 14. Aldous waited in the car park. | r13             | Larch Lodge Hotel | hotel         | QX2 8CD
""",
        "involvements": """
source_id | event_kind     | event_ref | nominal_id | role
north     | crime          | K13       | C13        | victim
north     | crime          | K13       | S13        | suspect
north     | partner_report | P13       | S13        | person_of_concern
north     | partner_report | P13       | M13        | facilitator
""",
        "expect": """
north/K13 | cse-england             | met
north/K13 | organised-network-iicsa | met
network   | S13,M13                 | found
""",
    },
    "14 one offender, many children": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C14a       | Luke     | Oldershaw| 2011-01-01    | M   | true
north     | C14b       | Noah     | Pargeter | 2011-09-01    | M   | true
north     | C14c       | Ethan    | Quilter  | 2012-03-01    | M   | true
north     | S14        | Graham   | Lovibond | 1970-06-06    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type | mo_text
north     | K14a      | 17B          | 2025-04-15  | 2025-04-01T16:00:00 | 2025-04-01T18:00:00 | sports        | The coach acted alone. He gave the boy football boots and money and sexually touched him in the changing room.
north     | K14b      | 17B          | 2025-04-16  | 2025-03-01T16:00:00 | 2025-03-01T18:00:00 | sports        | Second boy reports being given kit and cash by the coach and being sexually touched. No other adult involved.
north     | K14c      | 17B          | 2025-04-17  | 2025-02-01T16:00:00 | 2025-02-01T18:00:00 | sports        | Third boy reports the same, gifts of trainers then sexual touching by the coach.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K14a      | C14a       | victim
north     | crime      | K14a      | S14        | suspect
north     | crime      | K14b      | C14b       | victim
north     | crime      | K14b      | S14        | suspect
north     | crime      | K14c      | C14c       | victim
north     | crime      | K14c      | S14        | suspect
""",
        "expect": """
north/K14a | complex-abuse           | met
north/K14a | organised-network-iicsa | not_met
north/K14a | N1                      | not_met
""",
    },
    "15 one suspect dead, one abroad": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C15        | Rosalind | Tunnard  | 1988-08-08    | F   | true
north     | S15a       | Ernest   | Blagrove | 1940-01-05    | M   | true
north     | S15b       | Keith    | Sallows  | 1950-02-06    | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | outcome_code | location_type   | mo_text
north     | K15       | 22B          | 2025-02-03  | 2002-03-01T00:00:00 | 2002-05-31T00:00:00 | 5            | private_address | Non-recent report. Victim was 13 when the two suspects, who were friends, took turns to sexually abuse her in return for cannabis and cash. Blagrove has since died and Sallows lives abroad.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K15       | C15        | victim
north     | crime      | K15       | S15a       | suspect
north     | crime      | K15       | S15b       | suspect
""",
        "expect": """
north/K15 | cse-england             | met
north/K15 | organised-network-iicsa | met
north/K15 | two-suspect-screen      | met
""",
    },
    "17 a children's home and a social worker are hubs": {
        "nominals": """
source_id | nominal_id | forename | surname   | date_of_birth | sex | is_identified | address                         | postcode
north     | C17a       | Poppy    | Garrod    | 2010-01-30    | F   | true          | Beech House, 1 Elm Road         | QX8 1HH
north     | C17b       | Skye     | Pomfret   | 2010-03-30    | F   | true          | Beech House, 1 Elm Road         | QX8 1HH
north     | S17a       | Dale     | Rickerby  | 1990-05-17    | M   | true          |                                 |
north     | S17b       | Ashraf   | Collinson | 1986-06-18    | M   | true          |                                 |
north     | W17        | Judith   | Penhale   | 1975-07-19    | F   | true          |                                 |
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | postcode | mo_text
north     | K17a      | 22B          | 2025-03-05  | 2025-03-01T20:00:00 | 2025-03-01T22:00:00 | vehicle         |          | Suspect met the child away from her placement, gave her money and a phone and engaged in sexual activity with her.
north     | K17b      | 22B          | 2025-07-05  | 2025-07-01T20:00:00 | 2025-07-01T22:00:00 | private_address | QX1 1QQ  | Suspect groomed the child on Snapchat, bought her trainers and then engaged in sexual activity with her at his flat.
""",
        "objects": """
source_id | object_id | kind     | identifier                 | description      | postcode
north     | O17       | premises | Beech House                | children's home  | QX8 1HH
""",
        "object_links": """
source_id | object_id | target_kind | target_ref | relation | from_on    | to_on
north     | O17       | nominal     | C17a       | lives_at | 2024-01-01 |
north     | O17       | nominal     | C17b       | lives_at | 2024-01-01 |
north     | O17       | crime       | K17a       | seen     | 2025-03-01 |
north     | O17       | crime       | K17b       | seen     | 2025-07-01 |
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K17a      | C17a       | victim
north     | crime      | K17a      | S17a       | suspect
north     | crime      | K17a      | W17        | professional
north     | crime      | K17b      | C17b       | victim
north     | crime      | K17b      | S17b       | suspect
north     | crime      | K17b      | W17        | professional
""",
        "expect": """
north/K17a | cse-england             | met
north/K17a | organised-network-iicsa | not_met
no network | S17a                    | S17b
no network | S17a                    | W17
""",
    },
    "18 a suspect named, then eliminated": {
        "nominals": """
source_id | nominal_id | forename | surname  | date_of_birth | sex | is_identified
north     | C18        | Isla     | Borthwick| 2010-04-14    | F   | true
north     | S18a       | Warren   | Tipping  | 1989-01-01    | M   | true
north     | S18b       | Nigel    | Hestercombe | 1979-09-19 | M   | true
""",
        "crimes": """
source_id | crime_ref | offence_code | recorded_on | committed_from      | committed_to        | location_type   | mo_text
north     | K18       | 22B          | 2025-05-15  | 2025-05-09T20:00:00 | 2025-05-09T22:00:00 | private_address | Warren Tipping gave the child vodka and money and then engaged in sexual activity with her. Nigel Hestercombe was initially named but has been ruled out; there is no evidence that he was present.
""",
        "involvements": """
source_id | event_kind | event_ref | nominal_id | role
north     | crime      | K18       | C18        | victim
north     | crime      | K18       | S18a       | suspect
north     | crime      | K18       | S18b       | suspect
""",
        "expect": """
north/K18 | cse-england             | met
north/K18 | N1                      | not_met
north/K18 | organised-network-iicsa | not_met
north/K18 | two-suspect-screen      | not_met
""",
    },
}


def _rows(text: str) -> list[dict[str, str]]:
    """The tables above leave out the outer bars, which are many and carry nothing."""
    return rows_from_pipes("\n".join(f"|{line}|" for line in text.strip().splitlines()))


def write_package(folder: Path, without: str | None = None, is_divided: bool = False) -> Moved:
    """Write all the cases, or all but one, as one package of CSV files.

    Divided, every second record of the force `north` is the force `south`'s, and rows are shuffled.
    """
    tables: dict[str, list[dict[str, str]]] = {"sources": _rows(SOURCES)}
    for case, parts in CASES.items():
        for name, text in parts.items():
            if name != "expect" and case != without:
                tables.setdefault(name, []).extend(_rows(text))
    moved: Moved = {}
    if is_divided:
        tables, moved = divided(tables)
        tables = shuffled(tables)
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, TABLES[name].names)
            writer.writeheader()
            writer.writerows(rows)
    return moved
