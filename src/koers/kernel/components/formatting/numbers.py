"""Figures and money in Dutch notation.

A figure keeps the decimals it was stated with: "5.10" is shown as "5,10", because the source said it that precisely.
"""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

FigureValue = Decimal | int | float | str

_CENTS = 100
_MILLION = 1_000_000
_THOUSAND_MILLION = 1_000_000_000

_QUALIFIERS = {
    "exact": "",
    "circa": "circa",
    "more_than": "meer dan",
    "at_least": "minstens",
    "less_than": "minder dan",
    "at_most": "hoogstens",
    "almost": "bijna",
}


def _decimal(value: FigureValue) -> Decimal:
    """The exact decimal of a figure; a float goes by its shortest text, so that 0.1 stays 0.1."""
    try:
        figure = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a figure") from None
    if not figure.is_finite():
        raise ValueError(f"{value!r} is not a finite figure")
    return figure


def _rounded(figure: Decimal, decimals: int) -> Decimal:
    return figure.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: FigureValue, decimals: int | None = None, *, sign: bool = False) -> str:
    """A figure in Dutch notation: decimal comma, a dot per thousand, a real minus.

    ``value`` is a Decimal, an int, or text with a decimal point ("5.1"), and keeps its decimals unless ``decimals``
    says how many to show (rounded half up). A float must come with ``decimals``: it has no stated precision.
    ``sign`` puts a plus before a positive figure.

    Raises ValueError for text that is no figure, for infinity and NaN, and for a float without ``decimals``.
    """
    if isinstance(value, float) and decimals is None:
        raise ValueError("a float has no stated decimals: say how many to show")
    figure = _decimal(value)
    if decimals is not None:
        figure = _rounded(figure, decimals)
    whole, _, fraction = f"{abs(figure):f}".partition(".")
    text = f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    if figure == 0:  # a figure that rounds to zero loses its sign: "-0" means nothing to a reader
        return text
    if figure < 0:
        return MINUS + text
    return f"+{text}" if sign else text


def percent(value: FigureValue, decimals: int | None = None, *, sign: bool = False) -> str:
    """A percentage: 5.1 becomes "5,1%". The value counts per hundred, it is not a fraction."""
    return number(value, decimals, sign=sign) + "%"


def with_unit(value: FigureValue, unit: str, decimals: int | None = None) -> str:
    """A figure with the symbol of its unit: "5,1%", "€ 14,50 per uur", "48,1 per 1.000 inwoners".

    An empty ``unit`` gives the bare figure (a score); a unit that begins with "€" is written before the figure.
    """
    if unit.startswith("%"):
        return percent(value, decimals) + unit[1:]
    if unit.startswith("€"):
        return _euros(number(value, decimals)) + unit[1:]
    figure = number(value, decimals)
    return f"{figure}{NO_BREAK_SPACE}{unit}" if unit else figure


def _euros(figure: str) -> str:
    """The euro sign stands before the figure, and after a minus."""
    if figure.startswith(MINUS):
        return f"{MINUS}€{NO_BREAK_SPACE}{figure[1:]}"
    return f"€{NO_BREAK_SPACE}{figure}"


def money(cents: int) -> str:
    """An amount in whole cents as euros: 127500000 becomes "€ 1.275.000"; cents are shown only when there are any."""
    euros = Decimal(cents) / _CENTS
    return _euros(number(euros, 2 if cents % _CENTS else 0))


def money_short(cents: int) -> str:
    """An amount in short from one million on: "€ 40,6 mln", "€ 25 mln", "€ 1,2 mld"; below that as ``money``."""
    euros = Decimal(cents) / _CENTS
    if abs(euros) < _MILLION:
        return money(cents)
    # 999.95 million and more would be rounded to "1.000 mln"
    in_thousand_millions = abs(_rounded(euros / _MILLION, 1)) >= _THOUSAND_MILLION // _MILLION
    scale, word = (_THOUSAND_MILLION, "mld") if in_thousand_millions else (_MILLION, "mln")
    figure = number(euros / scale, 1).removesuffix(",0")
    return f"{_euros(figure)}{NO_BREAK_SPACE}{word}"


def qualified(text: str, qualifier: str) -> str:
    """A written figure with its qualifier in words: ("54%", "at_least") becomes "minstens 54%".

    Raises ValueError for a qualifier that is not on the list.
    """
    try:
        word = _QUALIFIERS[qualifier or "exact"]
    except KeyError:
        raise ValueError(f"unknown qualifier {qualifier!r}") from None
    return f"{word} {text}" if word else text
