"""The register of interventions: its headline, its counts, and its list."""

from collections.abc import Callable, Iterable, Sequence

from koers.kernel.components.formatting import capitalised, number, plural, uncapitalised
from koers.kernel.components.shapes import Cell, Column, FilterField, KeyFigure, Row, Table
from koers.parties.models import Organisation

from ..addresses import address, area_address, organisation_address
from ..models import Intervention
from ..queries.interventions import NONE, SOME, Choice, Group, Listed, Options

Status, Scope = Intervention.Status, Intervention.Scope

# Names of the fields in the address. ``status`` is not called ``stand``: that is the state of the whole site.
FIELDS = {
    "theme": "thema",
    "partner": "partner",
    "area": "gebied",
    "status": "status",
    "scope": "soort",
    "indicator": "indicator",
}
NO_THEME = "geen thema genoemd"
PARTNERS_SHOWN = 3

ListAddress = Callable[..., str]
"""Gives the address of the register with a choice: ``where(status="running")``."""


def count(groups: Iterable[Group], **kind: object) -> int:
    """How many interventions there are of a kind: ``count(groups, status="running", measured=False)``."""
    return sum(group.count for group in groups if all(getattr(group, name) == value for name, value in kind.items()))


def answer(groups: Sequence[Group]) -> str:
    """The headline: how many run, and how many have no indicator."""
    total = count(groups)
    if not total:
        return "In onze bronnen staat bij dit programma nog geen interventie."
    running = count(groups, status=Status.RUNNING)
    if not running:
        first = f"Van de {plural(total, 'interventie', 'interventies')} loopt er geen."
    else:
        first = f"Er {'loopt' if running == 1 else 'lopen'} {plural(running, 'interventie', 'interventies')}."
    return f"{first} {_measured(count(groups, measured=False), total)}"


def _measured(without: int, total: int) -> str:
    if total == 1:
        return f"In onze bronnen staat er {'geen' if without else 'een'} indicator bij."
    if not without:
        return f"Bij {'beide' if total == 2 else f'alle {total}'} staat in onze bronnen een indicator."
    if without == total:
        return f"Bij geen van de {total} staat in onze bronnen een indicator."
    return f"Bij {without} van de {total} staat in onze bronnen geen indicator."


def chosen_answer(found: Sequence[Group], total: int) -> str:
    """The headline of a choice: how much of the register it is."""
    fitting = count(found)
    fits = "past" if fitting <= 1 else "passen"
    first = f"{fitting or 'Geen'} van de {plural(total, 'interventie', 'interventies')} {fits} bij deze keuze."
    without = count(found, measured=False)
    if not fitting or without in (0, fitting):
        return first
    return f"{first} Bij {without} daarvan staat in onze bronnen geen indicator."


def key_figures(groups: Sequence[Group], where: ListAddress) -> list[KeyFigure]:
    """The counts of the headline, each with the address of its list."""
    running, without = count(groups, status=Status.RUNNING), count(groups, measured=False)
    return [
        KeyFigure("interventies in onze bronnen", str(count(groups)), url="#lijst"),
        KeyFigure("daarvan lopen", str(running), url=where(status=Status.RUNNING)),
        KeyFigure("zonder indicator", str(without), url=where(indicator=NONE)),
    ]


def theme_table(groups: Sequence[Group], options: Options, where: ListAddress) -> Table:
    """The interventions per theme and status; every count leads to its list."""
    statuses = [status for status in Status if count(groups, status=status)]
    names = [(theme.pk, theme.title) for theme in options.themes]
    if count(groups, theme=None):
        names.append((NONE, capitalised(NO_THEME)))
    rows = []
    for key, name in names:
        own = [group for group in groups if (group.theme or NONE) == key]
        by_status = [_count(count(own, status=status), where(theme=key, status=status)) for status in statuses]
        without = _count(count(own, measured=False), where(theme=key, indicator=NONE))
        rows.append(Row((name, _count(count(own), where(theme=key)), *by_status, without)))
    labels = ("Samen", *(capitalised(status.label) for status in statuses), "Zonder indicator")
    columns = ("Thema", *(Column(label, numeric=True) for label in labels))
    return Table("Interventies per thema", columns, rows, id="per-thema", caption_hidden=True, csv_url="?csv=per-thema")


def scope_table(groups: Sequence[Group], where: ListAddress) -> Table:
    """How many interventions are usual work, extra, or for the whole city."""
    found = [(scope, count(groups, scope=scope)) for scope in Scope if count(groups, scope=scope)]
    rows = [Row((capitalised(scope_words(scope)), _count(number, where(scope=scope)))) for scope, number in found]
    columns = ("Soort werk", Column("Interventies", numeric=True))
    return Table("Gewoon werk, extra, of voor de hele stad?", columns, rows, id="soort-werk", csv_url="?csv=soort-werk")


def _count(number: int, url: str) -> Cell:
    return Cell(str(number), url=url if number else "")


def scope_words(scope: str) -> str:
    """Whether it is usual work or not, as it reads in a list."""
    return "soort werk niet vermeld" if scope == Scope.UNKNOWN else Scope(scope).label


def status_words(status: str) -> str:
    """How far it is, as it reads in a list."""
    return "status niet vermeld" if status == Status.UNKNOWN else Status(status).label


def filter_fields(choice: Choice, options: Options, groups: Sequence[Group]) -> list[FilterField]:
    """The fields of the form; only what occurs can be chosen."""
    themes = [(theme.pk, theme.title) for theme in options.themes]
    if count(groups, theme=None):
        themes.append((NONE, NO_THEME))
    statuses = [(status.value, status_words(status)) for status in Status if count(groups, status=status)]
    scopes = [(scope.value, scope_words(scope)) for scope in Scope if count(groups, scope=scope)]
    return [
        FilterField(FIELDS["theme"], "Thema", themes, choice.theme),
        FilterField(FIELDS["partner"], "Partner", [(o.pk, o.name) for o in options.partners], choice.partner),
        FilterField(FIELDS["area"], "Gebied", [(a.pk, a.name) for a in options.areas], choice.area),
        FilterField(FIELDS["status"], "Status", statuses, choice.status),
        FilterField(FIELDS["scope"], "Regulier, extra of stedelijk", scopes, choice.scope),
        FilterField(
            FIELDS["indicator"],
            "Indicator",
            [(NONE, "zonder indicator"), (SOME, "met indicator")],
            choice.indicator,
            "met en zonder",
        ),
    ]


def choice_from(given: dict[str, str], fields: Iterable[FilterField]) -> Choice:
    """What the address asks for; a value that the form does not offer counts as no choice."""
    offered = {field.name: {value for value, _ in field.options} for field in fields}
    asked = {name: given.get(field, "") for name, field in FIELDS.items()}
    return Choice(**{name: value for name, value in asked.items() if value in offered[FIELDS[name]]})


def chosen_words(fields: Iterable[FilterField]) -> str:
    """What was chosen, in words: "thema: Werk; status: loopt"."""
    words = ((field, dict(field.options).get(field.value)) for field in fields)
    return "; ".join(f"{uncapitalised(field.label)}: {chosen}" for field, chosen in words if chosen)


def running_words(running: int, total: int) -> str:
    """The end of a sentence on two or more interventions: how many of them run."""
    if running == total:
        return ", en die lopen allebei." if total == 2 else ", en die lopen allemaal."
    if not running:
        return ". Daarvan loopt er nog geen."
    return f", daarvan {'loopt' if running == 1 else 'lopen'} er {number(running)}."


# --- lists ----------------------------------------------------------------------------------------------------------


def intervention_url(intervention: Intervention) -> str:
    """The page of an intervention."""
    return address("intervention", intervention.package, intervention.pk)


def list_table(found: Iterable[Listed], csv_url: str = "?csv=interventies") -> Table:
    """The register: what it is, for which theme, how far, where, with whom, and whether it is measured."""
    columns = ("Interventie", "Thema", "Status", "Gebied", "Soort werk", "Partners", "Indicator")
    rows = [
        Row(
            (
                name_cell(item.intervention),
                theme_cell(item.intervention),
                status_cell(item.intervention),
                Cell(item.intervention.area.name, url=area_address(item.intervention.area_id)),
                scope_cell(item.intervention),
                partners_cell(item),
                indicators_cell(item),
            )
        )
        for item in found
    ]
    return Table("Interventies", columns, rows, id="interventies", caption_hidden=True, csv_url=csv_url)


def name_cell(intervention: Intervention) -> Cell:
    """The name with what it is."""
    return Cell(intervention.name, url=intervention_url(intervention), note=intervention.description)


def theme_cell(intervention: Intervention) -> Cell:
    """The theme, with its page."""
    theme = intervention.theme
    return Cell() if theme is None else Cell(theme.title, url=address("goal", theme.package, theme.pk))


def status_cell(intervention: Intervention) -> Cell:
    """How far it is; the source's own words below it."""
    if intervention.status == Status.UNKNOWN:
        return Cell(intervention.status_text)
    return Cell(intervention.get_status_display(), note=intervention.status_text)


def scope_cell(intervention: Intervention) -> Cell:
    """Usual work, extra, or for the whole city."""
    return Cell() if intervention.scope == Scope.UNKNOWN else Cell(intervention.get_scope_display())


def partners_cell(item: Listed) -> Cell:
    """The first partners, and how many more there are; a file gets them all."""
    if not item.partners:
        return Cell()
    names = "; ".join(partner.name for partner in item.partners)
    shown = [partner_cell(partner) for partner in item.partners]
    if len(shown) > PARTNERS_SHOWN + 1:
        more = Cell(f"en nog {len(shown) - PARTNERS_SHOWN}", url=f"{intervention_url(item.intervention)}#partners")
        shown = [*shown[:PARTNERS_SHOWN], more]
    return Cell(items=shown, raw=names)


def partner_cell(partner: Organisation) -> Cell:
    """An organisation with its page."""
    return Cell(partner.name, url=organisation_address(partner.pk))


def indicators_cell(item: Listed) -> Cell:
    """How many indicators belong to it; none is said in words."""
    if not item.indicators:
        return Cell("geen", raw="0")
    words = plural(item.indicators, "indicator", "indicatoren")
    return Cell(words, url=f"{intervention_url(item.intervention)}#indicatoren", raw=str(item.indicators))
