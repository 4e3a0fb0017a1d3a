from kontor.directory.models import Organisation, Person, Position
from kontor.imports.writer import parents_first
from kontor.programmes.models import Participation


def test_what_rows_point_to_is_written_before_them() -> None:
    found = parents_first([Participation, Position, Person, Organisation])

    assert found.index(Person) < found.index(Position)
    assert found.index(Organisation) < found.index(Position)
    assert found.index(Position) < len(found)
    assert found.index(Organisation) < found.index(Participation)
