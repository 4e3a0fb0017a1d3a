"""Time a booklet of 24 pages and 500 personal programmes in one file. ``python -m benchmarks.kontor_papers``

Prints pages, the seconds of the first time (with those of the processor, for a busy machine) and the median of five
more, parted into reading the rows and setting the type. Works on a database of its own, which it throws away.
"""

import os
import statistics
import tempfile
import time

RUNS = 5
BOOKLET_HOSTS, GUESTS = 14, 500


def time_paper(key: str, programme: object) -> str:
    """Return one line: cold, then warm."""
    from kontor.documents.registry import papers
    from kontor.documents.tongues import Tongues
    from kontor.documents.typeset import typeset

    paper, read, set_, pages = papers[key], [], [], 0
    first = 0.0
    for number in range(RUNS + 1):
        processor = time.process_time()
        began = time.perf_counter()
        data = paper.data(programme, Tongues.of(paper.languages(programme)))
        between = time.perf_counter()
        pages = typeset(paper.template, data).pages
        read.append(between - began)
        set_.append(time.perf_counter() - between)
        first = time.process_time() - processor if number == 0 else first
    warm = statistics.median(read[1:]) + statistics.median(set_[1:])
    return (
        f"{key:10} {pages:4} pages: {read[0] + set_[0]:.2f} s cold ({first:.2f} s of the processor), {warm:.2f} s warm "
        f"(rows {statistics.median(read[1:]):.2f} s, type {statistics.median(set_[1:]):.2f} s)"
    )


def main() -> None:
    from django.core.management import call_command

    from tests.factories.weeks import make_week

    call_command("migrate", verbosity=0)
    print(time_paper("booklet", make_week(hosts=BOOKLET_HOSTS)))
    print(time_paper("agendas", make_week(hosts=12, guests=GUESTS)))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONTOR_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "kontor.config.settings"
        import django

        django.setup()
        main()
