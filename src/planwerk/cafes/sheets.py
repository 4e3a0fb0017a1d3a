"""The seating as a workbook: a sheet of rounds and tables for the room, and one of people for their name badges."""

from pathlib import Path

from planwerk.cafes.problem import Problem
from planwerk.cafes.solution import Seating


def write(path: Path, problem: Problem, plan: Seating) -> None:
    """Write the plan to an XLSX file; raises ``OSError``."""
    import xlsxwriter

    names = {row.id: row.name or row.id for row in problem.people}
    places = {(number, person): table for number, table, person in plan.stays()}
    heads = [f"round {number}" for number in range(1, problem.rounds + 1)]
    # Names are text, whatever they look like: no formulas, no links.
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        by_table = book.add_worksheet("tables")
        by_table.write_row(0, 0, ["table", *heads], bold)
        for row, table in enumerate(problem.tables, 1):
            cells = ["\n".join(names.get(person, person) for person in tables[row - 1]) for tables in plan.rounds]
            by_table.write_row(row, 0, [table.id, *cells], wrap)
        by_person = book.add_worksheet("people")
        by_person.write_row(0, 0, ["id", "name", *heads], bold)
        for row, person in enumerate(problem.people, 1):
            at = [places.get((number, person.id)) for number in range(problem.rounds)]
            cells = ["" if table is None else problem.tables[table].id for table in at]
            by_person.write_row(row, 0, [person.id, person.name, *cells])
        for sheet in (by_table, by_person):
            sheet.freeze_panes(1, 1)
            sheet.set_column(0, problem.rounds + 1, 18)
