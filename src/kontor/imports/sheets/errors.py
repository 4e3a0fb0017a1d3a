"""The one exception for a file that cannot be read."""


class UnreadableFileError(Exception):
    """A file that is refused as a whole.

    ``code`` finds the sentence in ``kontor.imports.phrases``; ``params`` fill it.
    """

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(f"{code}: {params}" if params else code)
        self.code = code
        self.params = params
