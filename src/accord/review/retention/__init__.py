"""How long a case is kept: a schedule, a review by two people, holds that win, erasing."""
