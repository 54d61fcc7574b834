"""Sentences about harm, about what a child was given, and about what others gained.

One sentence a line, `voices|sentence`. Voices: p police, i intelligence, c social care, r return
interview, s school, k caller, h health. Slots: c the child, s the person of concern, o another
person; h, m and s after them are he, him and his.
"""

from accord.synthetic.facts import Fact

SENTENCES: dict[Fact, str] = {
    Fact.SEXUAL: """
p|Mother reports that {c} has told her {s} has been having sex with {cm}.
p|{C} disclosed to {cs} foster carer that {s} had raped {cm}.
p|{C} was told by {s} to take part in sexual activity and did so out of fear.
p|IP aged {age} reports non-consensual sexual activity with {s}.
p|In initial account {c} described sexual abuse by {s} on several dates.
i|It is known that {s} has sex with {c} at the weekends.
i|{C} is being sexually exploited by {s}.
c|{C} became upset and said {s} had made {cm} do sexual things.
c|Carer reports that {c} woke from a nightmare and said that {s} raped {cm}.
c|Friend's mum rang to say {c} had told her daughter about sex with {s}.
r|{C} wrote down on paper that {s} had raped {cm}.
s|{C} wrote in {cs} planner that {s} had sex with {cm}.
h|Emergency contraception given. {C} said the sex was with {s} and {ch} had not felt able to refuse.
p|{C} discloses that {s} sexually assaulted {cm}.
p|{s_full} is alleged to have engaged in sexual activity with {c}, aged {age}.
p|{C} states that {s} had sex with {cm} on more than one occasion.
p|Report of sexual touching of {c} by {s}.
p|VIC reports rape by {s}.
p|Allegation of sexual abuse made by {c} against {s}.
p|{C} reports that {s} made {cm} take part in sexual activity.
i|Information that {s} is having sexual contact with {c}, who is {age}.
i|{s_full} is sexually abusing {c}.
i|{s_full} is said to be sexually exploiting {c}.
c|{C} told {cs} social worker that {s} had sexually abused {cm}.
c|{C} has disclosed sexual activity with {s}, who is an adult.
c|Disclosure of sexual abuse by {s} made to the allocated worker.
r|{C} said that {s} had sex with {cm} while {ch} was away.
r|{C} told the interviewer that {s} did sexual things to {cm} and that {ch} did not want it.
s|{C} told the designated safeguarding lead that {s} had touched {cm} sexually.
s|Pupil disclosed sexual contact with {s} to pastoral staff.
k|Caller says {c} told a friend that {s} had been having sex with {cm}.
h|{C} reported to clinic staff that {s} had sexual contact with {cm}.
h|Disclosure in consultation: sexual activity with {s}. Age {age}.
""",
    Fact.IMAGES: """
p|{s_full} asked {c} for indecent images of {cm} and received several.
p|Indecent images of {c} were found in messages with {s}.
p|{C} states {ch} was told to send nudes to {s}.
p|{s_full} kept on asking until {c} sent {sm} intimate pictures.
i|{s_full} has indecent images of {c} on {ss} phone.
i|{s_full} holds intimate images of {c} and has shared them.
c|{C} said {s} had asked {cm} for intimate photos and {ch} had sent them.
r|{C} said {s} has pictures of {cm} with no clothes on.
s|{C} disclosed that {s} had asked for and been sent nude images of {cm}.
k|Caller has seen messages in which {s} asks {c} for nude pictures.
h|{C} said that images of {cm} had been sent to {s}.
""",
    Fact.SEXUAL_HINT: """
p|It is possible that {c} is being sexually exploited by {s}; nothing has been said by {c}.
p|Concern that there may be something sexual going on between {c} and {s}. Not confirmed.
i|{s_full} may be sexually exploiting {c}.
i|It is suspected, but not known, that {s} is sexually involved with {c}.
c|Worker is worried that {c} may be being sexually exploited by {s}. {C} has not said so.
s|Staff wonder whether {c} is being sexually exploited. Nothing has been disclosed.
h|Possible CSE, ?involving {s}. No disclosure made.
""",
    Fact.MONEY: """
p|On each occasion {s} left money on the side for {c}.
p|{C} was promised £{pounds} by {s} and was given half of it.
i|{s_full} sends {c} money through a cash app.
c|{C} has had money from {s} and will not say what it was for.
r|{C} said {s} bungs {cm} £{pounds} every time.
r|{C} said {s} pays {cm}.
s|{C} told a friend {s} gives {cm} £{pounds} a time.
p|{s_full} gave {c} £{pounds} afterwards.
p|{C} states {s} handed {cm} cash each time.
p|{s_full} paid {c} £{pounds} to come back the next day.
i|{s_full} gives {c} money for seeing {sm}.
i|{s_full} has been transferring small sums to {c}.
c|{C} said {s} gives {cm} money, usually £{pounds}.
c|There is unexplained cash, which {c} says came from {s}.
r|{C} said {s} gave {cm} £{pounds} and told {cm} not to tell anyone.
s|{C} had £{pounds} in {cs} bag and said {s} gave it to {cm} for meeting {sm}.
k|Caller saw {s} hand money to {c}.
h|{C} disclosed being given money by {s}.
""",
    Fact.GIFT: """
p|{C} states {s} turned up with {gift} for {cm} and said {ch} could keep it.
p|Found in {c_poss} bag: {gift}. {C} says {s} got it for {cm}.
i|{s_full} treats {c} to {gift} and meals out.
c|{C} arrived at contact with {gift}. {C} first said it was borrowed, then that {s} had paid for it.
c|Mum does not know where {gift} came from. {C} says {s}.
r|{C} said {s} spoils {cm} and had just got {cm} {gift}.
r|{C} said "{s} got me {gift}, I didn't ask for it".
s|{C} has {gift} which parents did not buy. {C} says {s} did.
p|{s_full} bought {c} {gift}.
p|{C} was given {gift} by {s}.
p|{C} had {gift} on {cm} which {ch} says came from {s}.
p|{s_full} promised {c} {gift} if {ch} came to see {sm}.
i|{s_full} buys {c} presents including {gift}.
i|{C} has recently been seen with {gift}, supplied by {s}.
c|Carer found {gift} in the bedroom. {C} said it was from {s}.
c|{C} told the worker that {s} had got {cm} {gift}.
r|{C} said {s} bought {cm} {gift} and food.
r|{C} talked about {s} getting {cm} {gift}.
s|{C} came in with {gift} and told friends that {s} had bought it.
k|Caller states {s} bought {gift} for {c}.
h|{C} mentioned that {s} gives {cm} presents, most recently {gift}.
""",
    Fact.SUBSTANCES: """
p|{C} was under the influence of {drink} which {s} had provided.
p|{s_full} had {drink} ready at the address and {c} was encouraged to have it.
i|{s_full} hands out {drink} free to {c}.
c|{C} says it is {s} who gets {cm} {drink}.
c|Placement report {c} returning under the influence. {C} says {s} had given {cm} {drink}.
r|{C} said there was {drink} and {s} kept topping {cm} up.
s|{C} was unwell in lesson one and said {s} had given {cm} {drink} the night before.
p|{s_full} gave {c} {drink}.
p|{C} was supplied with {drink} by {s} before the offence.
p|{C} states {s} kept pouring {cm} {drink}.
i|{s_full} is supplying {drink} to {c}.
i|{s_full} plies {c} with {drink} at the address.
c|{C} said that {s} gives {cm} {drink} whenever {ch} is there.
c|{C} has been given {drink} by {s}.
r|{C} said {s} had {drink} for {cm}.
r|{C} was given {drink} by {s} and could not remember all of the night.
s|{C} told a friend that {s} gets {cm} {drink}.
k|Caller saw {s} passing {drink} to {c}.
h|{C} was intoxicated and said {s} had given {cm} {drink}.
""",
    Fact.ACCOMMODATION: """
p|{C} had been kicked out and {s} offered {cm} {ss} sofa.
p|{s_full} has been putting {c} up at {ss} flat.
i|{s_full} has a spare room that {c} stays in.
c|{C} has been staying at {s_poss} and says {sh} does not charge {cm} rent.
r|{C} said {s} gave {cm} a key and told {cm} to come whenever.
s|{C} said {ch} sleeps at {s_poss} when {ch} cannot go home.
p|{s_full} let {c} stay at {ss} address in return.
p|{C} had nowhere to go and {s} put {cm} up for {nights} nights.
i|{s_full} offers {c} a bed when {ch} is missing from home.
c|{C} said {s} gives {cm} a place to stay when things are bad at home.
c|{s_full} has been letting {c} sleep at {ss} flat.
r|{C} said {s} told {cm} {ch} could stay at {ss} for as long as {ch} liked.
r|{C} slept at {s_poss} place for {nights} nights because {sh} said it was fine.
s|{C} said {ch} has been staying over at {s_poss} place.
k|Caller says {s} is letting {c} stay there.
""",
    Fact.LIFTS: """
p|{C} accepted a lift from {s}, who had been waiting near the school.
p|{s_full} sent a taxi for {c} and paid the fare.
i|{s_full} is running {c} about in a {vehicle}.
c|Placement staff saw {c} get out of {s_poss} {vehicle}. {C} said {sh} gives {cm} lifts.
r|{C} said {s} comes and picks {cm} up when {ch} rings.
p|{s_full} picks {c} up and drops {cm} home in {ss} car.
p|{C} states {s} gives {cm} lifts wherever {ch} wants.
i|{s_full} gives {c} lifts in a {vehicle}, reg {plate}.
c|{C} said {s} drives {cm} about and pays for {cs} taxis.
r|{C} said {s} got {cm} a train ticket and a taxi back.
r|{C} gets lifts off {s} in a {vehicle}.
s|{C} has been dropped at the gates by {s}, who {ch} says gives {cm} lifts.
k|Caller has seen {c} being given lifts by {s}, reg {plate}.
""",
    Fact.AFFECTION: """
p|{s_full} has told {c} they will marry when {ch} is older.
c|{C} said that nobody has ever been as nice to {cm} as {s}, who tells {cm} {ch} is loved.
r|{C} said {s} listens to {cm} and says {sh} loves {cm}.
p|{s_full} told {c} that {sh} loved {cm}.
p|{C} states that {s} says they are in a relationship and will get a flat together.
i|{s_full} tells {c} that {sh} loves {cm} and that {ch} belongs with {sm}.
c|{C} said that {s} is the only one who cares about {cm} and says {sh} loves {cm}.
c|{s_full} has told {c} that {sh} will look after {cm} and protect {cm}.
r|{C} said {s} makes {cm} feel special and says they are together.
s|{C} has told friends that {s} loves {cm} and they are a couple.
h|{C} described {s} as someone who loves {cm} and keeps {cm} safe.
""",
    Fact.DEBT: """
p|{s_full} told {c} that {ch} owed {sm} £{pounds} and had to work it off.
p|{C} states {s} said the drink and lifts were a debt and {ch} had to pay it back.
i|{C} is in debt to {s}, who says {ch} must do as told until it is cleared.
c|{C} said {s} keeps telling {cm} that {ch} owes {sm} for everything {ch} has had.
r|{C} said {ch} owes {s} money and that is why {ch} has to go back.
s|{C} is worried about £{pounds} {ch} says {ch} owes {s}.
""",
    Fact.PAYMENT: """
p|{C} heard {s} agree a price with {o}.
p|Messages show {o} sending {s} £{pounds} on the night {c} was at the flat.
i|{s_full} takes a cut from {o} each time {c} is there.
i|{s_full} has been paid by {o} for bringing {c} to {om}.
c|{C} saw {o} pay {s} and thinks it was because of {cm}.
r|{C} said {o} gave {s} £{pounds} and then {s} left {cm} there.
p|{C} saw {o} hand {s} money before {ch} was left alone with {om}.
p|{s_full} took payment from {o} for time with {c}.
p|{o_full} paid {s} £{pounds} for {c}.
i|{s_full} charges others for access to {c}.
i|{s_full} is being paid by {o} for sexual activity with {c}.
i|{s_full} had a debt to {o} written off in return for bringing {c}.
c|{C} said that {o} gives {s} money when {ch} is there.
r|{C} said {s} got paid by {o} and {ch} got nothing.
k|Caller says {s} was taking cash at the door from {o}.
h|{C} said {s} receives money from {o} for it.
""",
    Fact.STATUS: """
p|{s_full} boasts to {o} about {c} and is looked up to for it.
i|{s_full} has gained standing with {o} by bringing {c} along.
i|{s_full} is respected by the others because {sh} can get girls, including {c}.
c|{C} thinks {s} does it to impress {o}.
r|{C} said {s} shows off about {cm} so that {o} will rate {sm}.
""",
    Fact.WITHDRAWAL: """
p|{s_full} told {c} that {sh} would stop hurting {cs} brother if {ch} did as {sh} said.
p|{C} states {s} agreed not to send the pictures round as long as {ch} kept seeing {sm}.
i|{s_full} has said {sh} will leave {c_poss} family alone so long as {ch} does what {sh} wants.
c|{C} said that {s} does not hit {cm} when {ch} goes along with it.
c|{C} goes along with it because {s} then leaves {cs} sister alone.
r|{C} said {s} promised not to put {cs} windows through if {ch} came.
s|{C} said {s} backs off and does not threaten {cm} when {ch} does what {sh} wants.
""",
}
