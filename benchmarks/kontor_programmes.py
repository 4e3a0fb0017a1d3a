"""Time the pages of 60 programmes with 25 hosts and 20 people each. ``python -m benchmarks.kontor_programmes``

Prints the median server time in ms and the queries of each page. Works on a database of its own, which it throws away.
"""

import os
import statistics
import tempfile
import time

PROGRAMMES, HOSTS, PEOPLE, RUNS = 60, 25, 20, 15


def fill() -> str:
    """Write the rows; return the public id of the last programme."""
    from django.db import transaction

    from kontor.programmes.enums import AppointmentStatus
    from tests.factories.drafts import Sample
    from tests.factories.programmes import TOWNS, at, make_participation

    towns = list(TOWNS)
    for number in range(PROGRAMMES):
        with transaction.atomic():
            sample = Sample()
            for one in range(HOSTS - 3):
                sample.host(f"Host {number}-{one}", towns[one % len(towns)], status=AppointmentStatus.CONFIRMED)
            for one in range(PEOPLE - 4):
                make_participation(sample.programme, sample.a if one % 2 else sample.b, f"Person {number}-{one}")
            sample.programme.items.create(title="Reception", starts_at=at(3, 18), ends_at=at(3, 20))
            if number == PROGRAMMES - 1:
                sample.whole()
    return str(sample.programme.public_id)


def main() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tests.factories.users import make_user

    call_command("migrate", verbosity=0)
    one = fill()
    client = Client(SERVER_NAME="localhost")
    client.force_login(make_user())
    base = f"/programmes/{one}/"
    pages = {
        "programmes": "/programmes/", "search": "/programmes/?q=Katalonien", "hosts": f"{base}hosts/",
        "people": f"{base}people/", "items": f"{base}items/", "overview": base, "week": f"{base}week/",
    }  # fmt: skip
    for name, url in pages.items():
        client.get(url)
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            response = client.get(url)
            times.append(1000 * (time.perf_counter() - began))
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        print(f"{name:12} {statistics.median(times):6.0f} ms {len(queries):4} queries  {response.status_code}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KONTOR_TEST_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        main()
