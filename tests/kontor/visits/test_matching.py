from kontor.visits.matching import INTEREST, STEP, match

ROBOTICS, WELDING, FOOD = 1, 2, 3
PARENTS = {WELDING: ROBOTICS}


def test_without_common_fields_only_the_planners_priority_counts() -> None:
    found = match(priority=3, host={FOOD}, group=set(), people=[{ROBOTICS}, set()], parents=PARENTS)
    assert (found.priority, found.interested, found.people) == (3 * STEP, 0, 2)


def test_each_interested_person_raises_the_priority() -> None:
    found = match(priority=3, host={ROBOTICS}, group=set(), people=[{ROBOTICS}, {FOOD}], parents=PARENTS)
    assert (found.priority, found.interested) == (3 * STEP + INTEREST // 2, 1)


def test_a_field_and_its_parent_touch() -> None:
    found = match(priority=1, host={WELDING}, group=set(), people=[{ROBOTICS}], parents=PARENTS)
    assert found.interested == 1
    assert found.fields == {ROBOTICS}


def test_a_field_of_the_group_counts_for_everybody() -> None:
    found = match(priority=1, host={ROBOTICS}, group={ROBOTICS}, people=[set(), {FOOD}], parents=PARENTS)
    assert (found.priority, found.interested) == (STEP + INTEREST, 2)
    alone = match(priority=1, host={ROBOTICS}, group={ROBOTICS}, people=[], parents=PARENTS)
    assert alone.priority == STEP + INTEREST
