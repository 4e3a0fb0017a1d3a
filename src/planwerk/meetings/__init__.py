"""One-to-one schedules: who meets whom, when and at which table."""


def warm() -> None:
    """Compile every kernel once, so that no later run has to wait for it."""
    from dataclasses import replace

    from planwerk.core.limits import Limits
    from planwerk.meetings import breaks, product
    from planwerk.meetings.samples import plant

    breaks.warm()
    problem, _ = plant(1, people=8, slots=4, tables=3, load=0.5)
    full = replace(problem, tables=problem.tables[:1], walks=())  # what has no room is worked on by its own kernel
    product.solve(full, Limits(seconds=None, iterations=50))
