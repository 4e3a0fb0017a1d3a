import gc

import pytest

from kontor.imports.memory import without_collection


def test_the_collection_rests_and_goes_on_whatever_happens() -> None:
    @without_collection()
    def fail() -> None:
        assert not gc.isenabled()
        raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert gc.isenabled()
