"""``kontor worker``: do the work in the background."""

import time

import typer

from kontor.cli import start_django

RESCUE_EVERY = 5.0  # seconds
LOOK_EVERY = 0.25  # seconds between two looks whether the workers are to end


def register(app: typer.Typer) -> None:
    app.command("worker", help="Do the work in the background (imports, plans, papers).")(work)


def work() -> None:
    """Run the queue's workers, and look every few seconds for jobs whose worker was killed."""
    start_django()
    from django.db import connection
    from django_q.cluster import Cluster

    from kontor.jobs.operations.jobs import rescue
    from kontor.jobs.rounds import Clock

    cluster = Cluster()
    cluster.start()
    clock = Clock()
    next_rescue = 0.0
    while cluster.sentinel is not None and cluster.sentinel.is_alive():
        if time.monotonic() >= next_rescue:
            rescue()
            clock.look()
            connection.close()
            next_rescue = time.monotonic() + RESCUE_EVERY
        time.sleep(LOOK_EVERY)
