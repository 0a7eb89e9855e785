"""What an address may hold where a code of CBS stands."""


class CbsCode:
    """A code of CBS, or what looks like one: the page says what is wrong with it. No slug of ours looks like this."""

    regex = "(?:[nN][lL]|[gG][mM]|[wW][kK]|[bB][uU])[0-9][0-9A-Za-z]{0,9}"

    def to_python(self, value: str) -> str:
        """The code as it was typed."""
        return value

    def to_url(self, value: str) -> str:
        """The code in an address."""
        return value
