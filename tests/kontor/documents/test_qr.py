import re

from kontor.documents.qr import code


def test_the_path_draws_every_dark_module_once() -> None:
    import segno

    text = "https://kontor.example/b/1/"
    found = code(text)
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", found.path)
        for step in range(int(length))
    }

    matrix = segno.make(text, error="m", micro=False, mask=2).matrix
    assert found.side == len(matrix)
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, value in enumerate(row) if value}
