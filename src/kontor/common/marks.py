"""House marks: the sign of an organisation that has sent no logo.

Merchants of the Hanse marked their goods with a staff and a few strokes. The same name always gives the same mark. The
square is 24 units wide and the strokes have no fill.
"""

import hashlib

TOP = ("M6 9 12 3 18 9", "M7 4H17", "M12 3 18 7V11H12", "M7 3 12 8 17 3", "M12 4H18M12 8H16", "M8 3H16M12 3")
MIDDLE = ("M7 13 17 9", "M7 12H17", "M12 15 18 10M12 15 6 10", "M8 9 16 15M16 9 8 15", "M12 11 6 15", "M12 12H18V16")
FOOT = ("M6 21 12 15 18 21", "M8 21H16", "M12 21 17 17", "M7 18H17M9 21H15", "M12 17 7 21")
TONES = ("", "is-b", "is-c", "is-d")


def house_mark(name: str) -> tuple[str, str]:
    """Return the SVG path data and the tone class for an organisation's name."""
    number = int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16)
    path = f"M12 3V21{TOP[number % 6]}{MIDDLE[number // 6 % 6]}{FOOT[number // 36 % 5]}"
    return path, TONES[number // 1000 % 4]
