"""``kontor worker``: do the work in the background."""

import time

import typer

from kontor.cli import start_django

RESCUE_EVERY = 5.0  # seconds


def register(app: typer.Typer) -> None:
    app.command("worker", help="Do the work in the background (imports, plans, papers).")(work)


def work() -> None:
    """Run the queue's workers, and look every few seconds for jobs whose worker was killed."""
    start_django()
    from django.db import connection
    from django_q.cluster import Cluster

    from kontor.jobs.operations.jobs import rescue

    cluster = Cluster()
    cluster.start()
    while cluster.sentinel is not None and cluster.sentinel.is_alive():
        rescue()
        connection.close()
        time.sleep(RESCUE_EVERY)
