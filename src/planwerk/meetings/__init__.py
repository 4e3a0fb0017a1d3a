"""One-to-one schedules: who meets whom, when and at which table."""


def warm() -> None:
    """Compile every kernel once, so that no later run has to wait for it."""
    from planwerk.meetings import breaks, product

    breaks.warm()
    product.warm()
