"""Sentences about how a child is drawn in or held, and the parts that others play.

The form is that of `abuse_and_exchange`.
"""

from accord.synthetic.facts import Fact

SENTENCES: dict[Fact, str] = {
    Fact.THREAT: """
p|{C} states {s} held {cm} by the arm and said {ch} would regret it if {ch} left.
p|{s_full} told {c} that {sh} knew where {cs} little sister went to school.
i|{s_full} has threatened {c} with violence.
c|{C} will not go out alone because of threats made by {s}.
r|{C} said {s} told {cm} {sh} would put it all online.
r|{C} said {ch} is scared of {s} and what {sh} said {sh} would do.
s|{C} broke down and said {s} had threatened to come to the house.
p|{s_full} threatened to hurt {c_poss} family if {ch} told anyone.
p|{C} is frightened because {s} said {sh} would send the messages to {cs} school.
p|{s_full} told {c} that {ch} would get a beating if {ch} did not come.
i|{s_full} uses threats of violence to keep {c} quiet.
i|{s_full} is blackmailing {c} over pictures.
c|{C} said {s} has threatened to burn the house down.
c|{C} is scared of {s}, who has threatened {cs} mother.
r|{C} said {s} told {cm} {ch} would be sorry if {ch} grassed.
r|{C} said that if {ch} says no then {s} threatens {cm}.
s|{C} showed staff messages in which {s} threatens {cm}.
h|{C} disclosed that {s} has threatened {cm}.
""",
    Fact.GROOMING: """
p|{s_full} began by liking {c_poss} posts and went on to message {cm} every day.
p|There is a pattern of grooming of {c} by {s}.
p|{s_full} deceived {c} about what would happen at the flat.
i|{s_full} flatters {c} with compliments and then makes demands.
c|{C} can now see that {s} was being kind in order to get something from {cm}.
c|What {c} describes is grooming by {s}.
r|{C} said {s} kept on at {cm} until {ch} gave in.
r|{C} said it was like {s} knew exactly what to say to {cm}.
s|Messages seen by staff show {s} building up trust with {c} and then asking for more.
p|{s_full} had been messaging {c} for weeks, telling {cm} how mature and pretty {ch} was.
p|{s_full} groomed {c} over several months.
p|{C} states {s} built up {cs} trust and then pressured {cm}.
i|{s_full} is grooming {c}.
i|{s_full} befriends children, including {c}, flatters them and then manipulates them.
c|{C} was manipulated by {s} over time and describes clear grooming.
c|{s_full} won {c_poss} trust by pretending to be a friend.
r|{C} said {s} was really nice at first and then it changed and {ch} felt {ch} had to.
r|{C} said {s} talked {cm} into it and tricked {cm}.
s|{s_full} appears to have groomed {c} through flattery and constant messages.
h|{C} described grooming by {s}.
k|Caller believes {s} has been grooming {c} for some time.
""",
    Fact.FALSE_AGE: """
p|{s_full} told {c} that {sh} was seventeen; {sh} is {s_age}.
p|{s_full} used a false name and said {sh} was still at college.
i|{s_full} lies about {ss} age to {c} and uses the name {alias}.
c|{C} believed that {s} was {cs} own age. {SH} is {s_age}.
r|{C} said {s} had told {cm} {sh} was 16 and it turned out {sh} was lying.
""",
    Fact.ISOLATION: """
p|{s_full} has {c_poss} location on {ss} phone and demands to know where {ch} is.
c|{s_full} has told {c} not to see {cs} mum.
r|{C} said {s} reads everything on {cs} phone and tells {cm} who to block.
p|{s_full} took {c_poss} phone and would not let {cm} ring home.
p|{s_full} checks {c_poss} phone and decides who {ch} can speak to.
i|{s_full} is cutting {c} off from {cs} friends and family.
c|{C} is no longer seeing {cs} friends because {s} does not allow it.
r|{C} said {s} goes through {cs} phone and kicks off if {ch} talks to anyone else.
s|{C} has been cut off from {cs} friends since meeting {s}, who rings {cm} all day.
h|{C} said {s} will not let {cm} come to appointments.
""",
    Fact.INTRODUCES: """
p|{o_full} was introduced to {c} by {s}.
p|{C} was taken along by {s} to meet {o}, whom {ch} had never met before.
i|{s_full} brings {c} to {o}.
c|{C} said it was through {s} that {ch} met {o}.
r|{C} said {s} told {cm} to be nice to {o} and left.
p|{s_full} introduced {c} to {o}.
p|{C} was passed from {s} to {o}.
p|{C} states it was {s} who first brought {cm} to {o}.
i|{s_full} introduces children to {o}, including {c}.
i|{s_full} passes {c} on to {o}.
c|{C} said that {s} introduced {cm} to {o} and left {cm} there.
r|{C} said {s} took {cm} to meet {o} and then went off.
r|{C} only met {o} because {s} introduced them.
s|{C} said {s} set {cm} up with {o}.
h|{C} said {s} had introduced {cm} to {o}.
""",
    Fact.TRANSPORTS: """
p|{C} states that {s} picked {cm} up in a {vehicle} and dropped {cm} at {o_poss}.
p|ANPR has the {vehicle} used by {s} at both addresses when {c} was taken to {o}.
i|{s_full} does the driving for {o} and moves {c} around.
c|{C} was driven by {s} to a house where {o} was waiting.
r|{C} said {s} took {cm} round to {o_poss} and told {cm} {sh} would be back in two hours.
p|{s_full} drove {c} to meet {o} in a {vehicle}, reg {plate}.
p|{C} was collected by {s} and taken to {o}.
i|{s_full} is the driver. {SH} takes {c} to {o} in a {vehicle} reg {plate}.
i|{s_full} transports {c} between addresses for {o}.
c|{C} said {s} picks {cm} up from placement and drives {cm} to {o}.
r|{C} said {s} drove {cm} to {o_poss} and waited outside.
s|Staff saw {s} collect {c}, who later said {ch} was driven to {o}.
k|Caller says {s} drops {c} off for {o} in a {vehicle}.
""",
    Fact.PREMISES: """
p|{s_full} is the tenant and lets {o} bring {c} there.
p|{C} was taken to a room over the shop which belongs to {s}. {s_full} let {o} use it.
i|{s_full} lends {ss} flat to {o} for this.
c|{C} described being left with {o} in {s_poss} spare room. {C} said {s} let them.
r|{C} said it is {s_poss} house and {sh} goes to the shop when {o} comes.
p|The offences by {o} took place at {s_poss} address, which {s} lends out knowing what it is for.
p|{s_full} let {o} use {ss} flat so {oh} could be alone with {c}.
i|{s_full} allows {o} to use {ss} address for meeting {c}.
i|{s_full} gives {o} the keys to {ss} place and knows {c} is taken there.
c|{C} said it always happens at {s_poss} flat and that {s} goes out and leaves {om} the key.
r|{C} said {s} lets {o} have the room upstairs when {ch} is there.
k|Caller says {s} rents the room by the hour to {o}, who brings {c}.
h|{C} said it was {s_poss} flat and {s} knew that {o} was bringing {cm}.
""",
    Fact.ARRANGES: """
p|{s_full} booked the hotel room for {o} and {c}.
p|{s_full} set up the meetings between {o} and {c} by phone.
i|{s_full} arranges meetings between {c} and {o}.
c|{C} said {s} texts {cm} where to be so that {o} can meet {cm}.
r|{C} said {s} sorts out when {ch} has to see {o}.
k|The booking was made by {s} for {o}, who arrived with {c}.
""",
    Fact.TOGETHER: """
p|{s_full} was with {o} when {c} arrived.
p|{S} and {o} were there with {c} for several hours.
p|Both {s} and {o} were in the room with {c}.
i|{s_full} and {o} were in a car with {c} outside the takeaway.
i|{s_full} together with {o} meets {c} at the park.
c|{C} describes {s} and {o} as always being there together.
r|{C} said {s} and {o} both came to meet {cm}.
p|{s_full} and {o} were both present and both took part.
p|{s_full} and {o} were together in the flat with {c} at the time.
p|{C} states {s} and {o} turned up together.
i|{s_full} and {o} are seen together with {c} most weekends.
c|{C} said {s} and {o} were there together.
r|{C} said {ch} was with {s} and {o}, who go everywhere together.
s|{s_full} and {o} were waiting together outside the gates for {c}.
k|{s_full} arrived with {o} and {c}.
h|{C} said {s} and {o} were both there.
""",
    Fact.KNOWN: """
p|{s_full} is a friend of {o} through {tie}.
i|{o_full} has known {s} for some time through {tie}.
i|{s_full} associates with {o}. They met through {tie}.
c|{s_full} and {o} are understood to be friends from {tie}.
p|{s_full} and {o} are known to each other through {tie}.
p|Enquiries show that {s} and {o} know each other from {tie}.
i|{s_full} is an associate of {o}; they know each other through {tie}.
i|{s_full} and {o} are close and know each other from {tie}.
c|{C} said {s} and {o} are mates from {tie}.
c|It was shared at the meeting that {s} and {o} know each other through {tie}.
r|{C} said {s} knows {o} from {tie}.
k|Caller knows that {s} and {o} are friends from {tie}.
""",
    Fact.UNIDENTIFIED: """
p|An unknown {slot} was also present and took part. Not identified.
p|A second offender, described only as {slot_desc}, has not been identified.
i|A further {slot}, not identified, is also involved with {c}.
c|{C} said there was another {slot} there whose name {ch} does not know, and {oh} did the same.
r|{C} said another {slot} was there too and took part, {ch} doesn't know who {oh} is.
k|A second {slot} was with them, not known to caller.
""",
    Fact.FOUND_WITH: """
p|Officers located {c} in the company of {s}.
i|{s_full} was with {c} at {place}.
c|When located {c} was with {s}.
r|{C} was with {s} when police found {cm}.
p|{C} was located with {s} at {place}.
p|{C} was found in a {vehicle}, reg {plate}, with {s}.
i|{C} was seen with {s} at {place}.
c|{C} was found at {s_poss} address.
r|{C} said {ch} had been at {s_poss} the whole time.
k|{C} was in the company of {s} at {place}.
""",
    Fact.ONLINE: """
p|{s_full} first contacted {c} on {app}.
p|Contact between {c} and {s} is through {app}.
i|{s_full} contacts {c} using {app}.
c|{C} met {s} on {app}.
r|{C} said {ch} got talking to {s} on {app}.
s|{C} has been messaging {s} on {app}.
h|{C} met {s} online through {app}.
""",
    Fact.RELATIVE: """
p|{s_full} is {c_poss} {relation}.
p|{s_full} is the {relation} of {c} and has been in the household.
i|{s_full} is the {relation} of {c}.
c|{s_full} is {c_poss} {relation} and has contact at the family home.
r|{C} said {s} is {cs} {relation}.
s|{s_full} is {c_poss} {relation}.
h|{s_full} is {c_poss} {relation}.
""",
    Fact.COUNTY_LINES: """
p|{C}, believed to be working a county line for {s}, was found with cash and a burner phone.
p|{C} had been sent out of area by {s} to sell drugs.
i|{C} is being used by {s} to move drugs by train.
c|{C} is thought to be holding packages for {s} and is out at all hours delivering.
r|{C} said {ch} has to shot for {s} until it is paid off.
p|{C} was stopped with wraps and a phone which {ch} had been told to hold for {s}.
p|{C} is running drugs for {s} out of a flat in another town.
i|{s_full} is using {c} to deliver drugs and collect cash on a county line.
i|{C} is holding drugs for {s} and selling on {ss} behalf.
c|{C} has been made to carry packages of drugs for {s} on the train.
c|{C} said {s} makes {cm} sell drugs for {sm} and takes the money.
r|{C} said {ch} was at a trap house selling for {s}.
s|{C} was found with several wraps and said they belonged to {s}, who makes {cm} deliver them.
h|{C} told staff {ch} had been carrying drugs for {s}.
""",
    Fact.DISTRESS: """
p|{C} was distressed and tearful when spoken to.
c|{C} presented as withdrawn and frightened.
r|{C} came back upset and exhausted.
s|{C} was very upset in form time and had not slept.
h|{C} was tearful throughout.
k|{C} looked frightened and unsteady on {cs} feet.
""",
}
