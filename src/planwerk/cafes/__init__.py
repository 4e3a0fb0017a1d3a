"""World-Café seatings: who sits where in each round."""


def warm() -> None:
    """Compile every kernel, so that the first plan of a process is not kept waiting; compiled code is kept on disk."""
    # Imported here: whoever only checks plans needs no compiler.
    from planwerk.cafes import warming

    warming.designs()
    warming.seats()
