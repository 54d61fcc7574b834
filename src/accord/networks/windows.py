"""How near in time, and how many, before a shared thing says something: each with its reason."""

# The specification: a relationship counts if in force within two years of both involvements.
RELATIONSHIP_DAYS = 731
# Flats, phones and cars change hands: two people who used one within three months of each other
# towards children shared it; farther apart it is a question, and after two years nothing.
SHARED_USE_DAYS = 90
SHARED_USE_ASKED_DAYS = 731
# The specification: a crime by a member within the network's time span or a year either side.
SPAN_DAYS = 366
# Records without event dates may tell of some time before they were written.
UNDATED_DAYS = 731
# A room booked for somebody else is used the same night or the next.
BOOKING_DAYS = 1
# A record that lists more people of concern than this is a list, not an occasion.
MOST_PEOPLE_ACTING_TOGETHER = 30
# The specification: working together in a small place, up to 20 people.
SMALL_WORKPLACE = 20
# More people than a household, a phone's users or a car's drivers ever are, unless most of them
# are people of concern themselves: then it is where they meet, and no hub.
MOST_RESIDENTS = 8
MOST_PHONE_USERS = 6
MOST_VEHICLE_USERS = 8
MOST_VISITORS = 25
# Somebody with more recorded relatives than this has a family in which many never meet; parents,
# children, brothers and sisters still know each other.
MOST_RELATIVES = 20
# No group met so far is larger; beyond this even a place of offenders is everybody's.
MOST_OF_A_GROUP = 60
# A component this large is many groups that touch; it is split, and each part stands alone.
MOST_MEMBERS = 40
