import pytest

from planwerk.cafes.problem import anonymous
from planwerk.core.errors import ProblemError


def test_numbers_beyond_any_plan_are_refused_before_anybody_is_made() -> None:
    with pytest.raises(ProblemError, match="5000"):
        anonymous(10**12, 5, 3)
