"""Every criterion there is, one file each, in the order in which they can be answered."""

from __future__ import annotations

from accord.definitions.criteria.a1_sexual_element import SEXUAL_ELEMENT
from accord.definitions.criteria.c1_criminal_exploitation import CRIMINAL_EXPLOITATION
from accord.definitions.criteria.l1_listed_involvement import LISTED_INVOLVEMENT
from accord.definitions.criteria.m1_within_a_network import WITHIN_A_NETWORK
from accord.definitions.criteria.n1_two_or_more_people import (
    TWO_OR_MORE_PEOPLE,
    TWO_OR_MORE_SUSPECTS,
)
from accord.definitions.criteria.n2_known_to_or_associated import KNOWN_TO_OR_ASSOCIATED
from accord.definitions.criteria.n3_involvement_or_facilitation import INVOLVEMENT_OR_FACILITATION
from accord.definitions.criteria.n4_evidential_level import EVIDENTIAL_LEVEL
from accord.definitions.criteria.n5_also_a_victim import ALSO_A_VICTIM
from accord.definitions.criteria.o1_mapped_ocg import MAPPED_OCG
from accord.definitions.criteria.s1_setting import SETTING
from accord.definitions.criteria.v1_child_at_the_time import CHILD_AT_THE_TIME, CHILD_USED
from accord.definitions.criteria.v2_number_of_children import NUMBER_OF_CHILDREN
from accord.definitions.criteria.x1_power_imbalance import POWER_IMBALANCE, POWER_IMBALANCE_BY_AGE
from accord.definitions.criteria.x2_coercion_or_deception import (
    COERCION_BY_EXCHANGE,
    COERCION_OR_DECEPTION,
)
from accord.definitions.criteria.x3a_exchange_for_the_child import EXCHANGE_FOR_THE_CHILD
from accord.definitions.criteria.x3b_gain_for_the_perpetrator import GAIN_FOR_THE_PERPETRATOR
from accord.definitions.criteria.x3w_exchange_by_withdrawal import EXCHANGE_BY_WITHDRAWAL
from accord.definitions.criterion import Criterion

CRITERIA: dict[str, Criterion] = {
    criterion.key: criterion
    for criterion in (
        SEXUAL_ELEMENT,
        CHILD_AT_THE_TIME,
        CHILD_USED,
        TWO_OR_MORE_PEOPLE,
        TWO_OR_MORE_SUSPECTS,
        KNOWN_TO_OR_ASSOCIATED,
        INVOLVEMENT_OR_FACILITATION,
        ALSO_A_VICTIM,
        CRIMINAL_EXPLOITATION,
        POWER_IMBALANCE,
        POWER_IMBALANCE_BY_AGE,
        COERCION_OR_DECEPTION,
        COERCION_BY_EXCHANGE,
        EXCHANGE_FOR_THE_CHILD,
        GAIN_FOR_THE_PERPETRATOR,
        EXCHANGE_BY_WITHDRAWAL,
        LISTED_INVOLVEMENT,
        NUMBER_OF_CHILDREN,
        EVIDENTIAL_LEVEL,
        SETTING,
        MAPPED_OCG,
        WITHIN_A_NETWORK,
    )
}
