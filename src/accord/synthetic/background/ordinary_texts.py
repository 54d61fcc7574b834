"""What ordinary records say: thefts, rows, school, health, licensing. None of it is exploitation.

Hotels, families, lifts, gifts, training and advice all occur here, as they do in life. Slots in
braces are filled from the lists below; `{V}` is the victim's first name where one is known.
"""

SLOTS: dict[str, tuple[str, ...]] = {
    "item": ("a phone", "a purse", "razor blades", "two bottles of spirits", "a coat", "a laptop",
             "power tools", "meat and cheese", "a bike lock", "perfume", "cash from the till",
             "a handbag", "a games console", "copper pipe", "a drill", "coffee and washing powder",
             "baby milk", "trainers"),
    "place": ("the supermarket", "the retail park", "the hotel car park", "the leisure centre",
              "the bus station", "the pub", "the corner shop", "the train station", "the takeaway",
              "the town centre", "the petrol station", "the hospital car park", "the gym",
              "the allotments", "the taxi rank", "the industrial estate"),
    "car": ("a silver Focus", "a white van", "a black Polo", "a blue Corsa", "a grey Qashqai",
            "a red Micra", "a moped", "a works pick-up", "a dark Audi"),
    "kin": ("brother", "sister", "mother", "father", "cousin", "uncle", "aunt", "nephew",
            "stepfather", "grandmother", "brother-in-law"),
    "time": ("overnight", "in the early hours", "around lunchtime", "during the afternoon",
             "between 18:00 and 22:00", "some time over the weekend", "while the family were away"),
    "money": ("£20", "£40", "£85", "£150", "£300", "£12.50"),
    "injury": ("a cut lip", "bruising to the arm", "a black eye", "no visible injury",
               "a sore wrist", "redness to the cheek"),
    "drug": ("cannabis", "a small amount of white powder", "a grinder and herbal cannabis",
             "two snap bags"),
}  # fmt: skip

CRIMES: dict[str, tuple[str, ...]] = {
    "46": (
        "Unknown offender entered {place}, selected {item} and left without paying.",
        "Suspect seen on CCTV concealing {item} and leaving {place}. Made off in {car}.",
        "Two females worked together, one distracting staff while the other took {item}.",
        "Store detective detained a male with {item} worth {money}. Known to staff.",
        "A group of youths came in together, one took {item}. Others not involved.",
    ),
    "28E": (
        "Offender(s) forced the rear door {time} and took {item}. Untidy search upstairs.",
        "Front door mole gripped {time}. {item} and car keys taken, {car} stolen from the drive.",
        "Occupant returned to find window broken. Nothing taken, no footprints.",
        "Gifts bought for the children's birthdays were taken along with {item}.",
    ),
    "30C": (
        "Hotel bedroom entered {time} and {item} taken from guest's case. Staff had keys.",
        "Shutters of the takeaway forced {time}. Till and {item} taken.",
        "Vape shop window smashed, stock taken to value of {money}. Two males in {car}.",
        "Office at {place} entered by persons unknown, {item} missing.",
    ),
    "45": (
        "Rear window of {car} smashed {time} at {place}, {item} taken.",
        "Tools stolen from insecure van parked at {place} {time}.",
        "Catalytic converter removed from {car}.",
    ),
    "48": (
        "{car} stolen from outside home address {time}. Keys left on the side.",
        "IP lent {car} to {kin}, who has not returned it.",
        "{car} taken {time} and found burnt out near {place}.",
    ),
    "44": (
        "Bike stolen from outside {place} {time}, lock cut.",
        "{V} left bicycle unlocked at school and it was gone at home time.",
    ),
    "39": (
        "IP's bag dipped at {place}, {item} taken. No suspect seen.",
        "Phone snatched from hand by male on moped near {place}.",
    ),
    "49": (
        "Parcel containing {item} taken from doorstep {time}.",
        "Guest left the hotel without paying bill of {money}.",
        "IP gave {money} to a friend to hold and it was not returned.",
        "Lodger moved out owing {money} and took {item}.",
    ),
    "34B": (
        "{V} was approached by three youths near {place}, threatened and {item} taken.",
        "Two males demanded phone and pushed IP to the ground. {injury}.",
        "Taxi driver threatened by fare who refused to pay {money}.",
    ),
    "8N": (
        "Fight outside {place} between two lads known to each other. IP has {injury}.",
        "IP assaulted by {kin} during an argument about {money}. {injury}.",
        "Door staff restrained a male who then punched IP. {injury}.",
        "Pupils fighting at bus stop, {V} has {injury}. Parents informed.",
        "Group of men fighting in the car park, all left before police arrived.",
    ),
    "105A": (
        "IP pushed by neighbour in dispute over parking. {injury}.",
        "{V} slapped by another pupil on the way home. {injury}.",
        "IP states {kin} threw a cup which missed. No injury, no complaint.",
        "Verbal argument became physical at {place}. {injury}.",
    ),
    "8L": (
        "Ex-partner has sent over forty messages and turned up at work. IP frightened.",
        "Neighbour shouts abuse at the family daily. Diary sheets given.",
        "{V} has been called names online by others in year group. School aware, advice given.",
    ),
    "8U": (
        "Partner controls IP's money and checks phone. DASH completed, high risk.",
        "IP not permitted to see family. Partner took bank card. Refuge offered.",
        "Husband tracks IP's location and threatens to take the children.",
    ),
    "8R": (
        "IP has received abusive messages from unknown number after selling {item} online.",
        "Threatening voicemail from {kin} over money owed.",
    ),
    "9A": (
        "Intoxicated male shouting and swearing at {place}, moved on then arrested.",
        "Group of teenagers throwing stones at buses near {place}. Dispersed.",
        "Customer abusive to staff at the hotel reception when asked for ID.",
    ),
    "58B": (
        "Window smashed {time}, believed to be by {kin} after a family dispute.",
        "Front door kicked by unknown male looking for previous tenant.",
    ),
    "58C": (
        "Wing mirror of {car} kicked off {time}.",
        "{car} scratched along both sides while parked at {place}.",
    ),
    "92E": (
        "Stop search at {place}, {drug} found. Community resolution.",
        "Smell of cannabis from {car}. Driver had {drug}. No other persons involved.",
        "Room search at hotel after complaint, {drug} found. Adult guests only.",
    ),
    "92A": (
        "Warrant at address, {drug}, scales and {money} cash seized. Two adults arrested.",
        "Adult male stopped with several wraps and two phones. Remained silent.",
    ),
    "10D": (
        "Kitchen knife found on search of adult male at {place}.",
        "Lock knife in door pocket of {car}. Says it is for fishing.",
    ),
    "11A": (
        "Young children found home alone while parent was out. Home dirty, no food. Police protection.",
        "Parent intoxicated in charge of {V}. Collected by grandmother. SW informed.",
    ),
}
CRIME_SHARES: dict[str, float] = {
    "46": 0.13, "28E": 0.07, "30C": 0.04, "45": 0.06, "48": 0.05, "44": 0.03, "39": 0.03,
    "49": 0.08, "34B": 0.03, "8N": 0.12, "105A": 0.10, "8L": 0.06, "8U": 0.02, "8R": 0.03,
    "9A": 0.05, "58B": 0.03, "58C": 0.04, "92E": 0.04, "92A": 0.015, "10D": 0.01, "11A": 0.015,
}  # fmt: skip
CRIME_TAILS: tuple[str, ...] = (
    "",
    "",
    "CCTV requested.",
    "No CCTV. No witnesses.",
    "Crime prevention advice given.",
    "IP advised not to accept lifts from people met online. Safety plan given.",
    "House to house to be done.",
    "There is no evidence of any sexual element.",
    "No safeguarding concerns identified.",
    "Child safeguarding considered, none identified.",
    "Staff at premises had attended Operation Makesafe training last month.",
    "Forensics to attend.",
    "IP does not support police action.",
    "Suspect denies the offence.",
    "Suspect described as male, 20-30, hood up.",
    "No injuries. No weapons seen.",
    "IP was given a lift home by officers.",
    "Offender not known to IP.",
    "Neighbour heard a bang but saw nothing.",
    "To be filed if CCTV is negative.",
    "IP's mother present throughout.",
)
INTELLIGENCE: tuple[str, ...] = (
    "The above is dealing {drug} from the flat above {place}.",
    "Believed to be handling stolen tools and {item}.",
    "Drives {car} whilst disqualified.",
    "Now in a relationship with an ex-partner of the family and living near {place}.",
    "Was seen drinking at {place} with work mates after the match.",
    "Runs an unlicensed taxi in {car} from the station at weekends.",
    "Has bought {item} cheaply and is selling on social media.",
    "Hotel near {place} is letting rooms to workmen by the week, several to a room, all adult.",
    "Has fallen out with {kin} over money and threats have been made.",
    "Cannabis farm suspected at address, covered windows and heat.",
    "Person has changed phone number. New number not known.",
    "Family dispute continuing, no offences.",
    "Licensed premises selling cheap cigarettes under the counter.",
    "Car cruising reported at {place} on Friday nights, thirty vehicles.",
    "May have access to a firearm. Source has no first hand knowledge.",
    "Seen with {kin} carrying bags of scrap near {place}.",
)
INTELLIGENCE_TAILS: tuple[str, ...] = (
    "", "", "No further detail.", "Checks ongoing.", "Nothing to suggest risk to children.",
    "Not to be actioned.", "Second hand information.", "May be malicious.",
)  # fmt: skip
MISSING: tuple[str, ...] = (
    "Went out after an argument with mum about screen time and walked round town alone. Hungry but fine.",
    "Was at a friend's house, known to carers, and fell asleep. Said sorry for the worry.",
    "Missed the last bus and phone was flat. Got a lift home from {kin}.",
    "Had been at nan's. Nan did not know school had not been told.",
    "Was with school friends at {place}. No one older there. Nothing had happened.",
    "Wanted time alone. Asked directly, said nobody had hurt, threatened or given anything.",
    "Stayed at {kin}'s without telling foster carer. Likes it there because of the dog.",
    "Unhappy about contact being cancelled. Sat in the park and came back on own accord.",
    "Went to see old friends in previous area by train, bought own ticket.",
    "Does not want to talk about it. Presented as settled, no concerns noted.",
    "Safety advice given about going off with people not known. Understood.",
)
REPORTS: dict[str, tuple[str, ...]] = {
    "contact": (
        "Contact from school: hungry in class and uniform not washed. Early help offered.",
        "Neighbour reports shouting and a baby crying. Visit made, parents tired, no further action.",
        "Police notification of domestic incident, children asleep upstairs. Verbal only.",
        "Parent asks for help with teenager's behaviour at home and bedtimes.",
        "Anonymous contact alleging house is dirty. Home visited and found clean and warm.",
    ),
    "referral": (
        "Referral for support after bereavement. Family network strong.",
        "Health visitor concerned about missed appointments and damp in the flat.",
        "Mother's drinking has increased. {kin} is caring for the children at weekends.",
        "Family living in one hotel room provided by the council after eviction.",
        "Young carer. Looks after {kin}, late for school most days.",
    ),
    "assessment": (
        "Assessment complete. Needs around routine and school. Step down to early help.",
        "Parents engaging with the plan. Home conditions improved. No exploitation identified.",
        "Father working nights, children cared for by {kin}. Good attachment seen.",
        "Worker talked through keeping safe online. No concerns raised by the child.",
    ),
    "section_47": (
        "Enquiry into bruise noticed at nursery. Medical: consistent with a fall. Not substantiated.",
        "Enquiry following physical chastisement by {kin}. Substantiated, plan agreed.",
    ),
    "strategy_meeting": (
        "Strategy discussion about neglect. Agreed single agency. Review in two weeks.",
        "Meeting held after assault at home by {kin}. Police and health attended.",
    ),
    "attendance_concern": (
        "Attendance 82%. Letter one sent. Asthma given as reason.",
        "Late eleven times this half term. Family rely on one bus.",
        "Part-time timetable agreed while waiting for assessment.",
    ),
    "suspension": (
        "Two day suspension for fighting at lunchtime.",
        "One day suspension, vape found in bag. Says it belongs to {kin}.",
        "Suspended for swearing at staff. Reintegration meeting booked.",
    ),
    "other": (
        "Year group assembly on healthy relationships and consent delivered by school nurse.",
        "Trip to {place}. All pupils returned safely.",
        "Counselling started. Worries about exams and friendships.",
        "Pupil was given trainers from the hardship fund.",
    ),
    "ed_attendance": (
        "Fell off trampoline. Wrist x-ray normal. Home with {kin}.",
        "Football injury. Ankle sprain. Attended with parent.",
        "Intoxicated at a birthday party with classmates. Collected by parents. School nurse informed.",
        "Asthma attack. Nebuliser given. Discharged.",
        "Assault by another pupil, {injury}. Police aware.",
    ),
    "youth_justice_contact": (
        "Attended all appointments this month. Reparation at the allotments going well.",
        "Turnaround programme. Interested in a mechanics course.",
        "Missed two appointments, phone broken. {kin} will bring to next one.",
    ),
    "housing_report": (
        "Noise complaint about parties at weekends, adult tenants. Warning letter sent.",
        "Rent arrears {money}. Payment plan agreed.",
        "Damp and mould inspection. Family of five in two bedrooms.",
        "Tenant reports neighbour's dog and rubbish in the stairwell.",
    ),
    "licensing_complaint": (
        "Passenger complains driver took a longer route and charged {money}.",
        "Driver refused assistance dog. Statement taken.",
        "Driver on phone while driving family to the airport.",
        "Complaint about music from licensed premises after hours.",
    ),
    "licensing_decision": (
        "Licence renewed. Safeguarding training completed.",
        "Vehicle failed test on tyres. Suspended until repaired.",
        "Premises licence varied to open until 01:00.",
    ),
    "return_home_interview": (
        "Young person had been at a friend's. Talked about rows at home. No risks identified.",
        "Interview declined twice. Card left.",
    ),
    "partner_information_report": (
        "Youth worker reports lads riding bikes through the precinct.",
        "Community worker says residents are fed up with litter and cars near {place}.",
    ),
    "makesafe_call": (
        "Receptionist rang after a couple checked in with two young children and seemed to argue. Welfare check: family on holiday.",
        "Night porter reports noisy stag party. All adults. Not a child matter.",
        "Caller asked for dates of next training. No concern about any guest.",
        "Driver reports schoolgirl left bag in cab. Returned to school.",
    ),
    "rail_report": (
        "Child travelling to football without a ticket. Spoken to, parents phoned, put on next train home.",
        "Lost child on platform reunited with {kin} within ten minutes.",
        "Two pupils playing near the line, given words of advice.",
    ),
}
BY_SECTOR: dict[str, tuple[tuple[str, float], ...]] = {
    "transport_police": (("rail_report", 1.0),),
    "children_social_care": (("contact", 0.4), ("referral", 0.25), ("assessment", 0.2),
                             ("section_47", 0.1), ("strategy_meeting", 0.05)),
    "education": (("attendance_concern", 0.5), ("suspension", 0.25), ("other", 0.25)),
    "health": (("ed_attendance", 0.8), ("other", 0.2)),
    "youth_justice": (("youth_justice_contact", 1.0),),
    "housing": (("housing_report", 1.0),),
    "licensing": (("licensing_complaint", 0.6), ("licensing_decision", 0.4)),
    "voluntary": (("return_home_interview", 0.6), ("partner_information_report", 0.4)),
    "business": (("makesafe_call", 1.0),),
}  # fmt: skip
