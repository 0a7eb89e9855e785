"""The page of an organisation: what it takes part in, and for which goals."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from koers.kernel.components.formatting import capitalised, join_and, number, plural
from koers.kernel.components.shapes import Cell, Column, FilterField, Goal, Row, Source, Table, Tag
from koers.parties.models import Organisation

from ..addresses import address, organisation_address
from ..models import Basis, Intervention, InterventionGoal, InterventionPartner
from ..queries.organisations import OrganisationFacts, Part
from .intervention_page import told_cells, told_columns
from .interventions import FIELDS, NO_THEME, name_cell, running_words, scope_cell, status_cell
from .provenance import sources_of

GROUP = "groep"
Status = Intervention.Status


def answer(facts: OrganisationFacts) -> str:
    """The headline: in how many interventions it takes part, and of how many we know the people it puts in."""
    name = facts.organisation.name
    links = _links(facts)
    if not links:
        return f"De bronnen noemen {name} bij geen interventie."
    total = len(links)
    running = sum(link.intervention.status == Status.RUNNING for link in links)
    where = join_and(part.programme.short_name for part in facts.parts)
    # Not "doet mee": many names are plural (Huisartsen, Bewoners van Heerlen-Noord).
    first = f"De bronnen noemen {name} bij {plural(total, 'interventie', 'interventies')} in {where}"
    if total == 1:
        return f"{first}, en die loopt." if running else f"{first}."
    return f"{first}{running_words(running, total)}"


def lead(facts: OrganisationFacts) -> str:
    """Whether it is a partner of the alliance, and what we know of its effort."""
    organisation = facts.organisation
    if organisation.kind == GROUP:
        first = "De bronnen noemen deze groep, zonder te zeggen welke organisaties of mensen het zijn."
    elif organisation.alliance_partner:
        first = "Deze organisatie is partner in de alliantie."
    else:
        first = "Deze organisatie staat niet op de lijst van partners van de alliantie."
    links = _links(facts)
    if not links:
        return first
    known = sum(bool(link.effort) for link in links)
    if not known:
        return f"{first} Hoeveel mensen er worden ingezet, staat niet in onze bronnen."
    return f"{first} Bij {known} van de {len(links)} weten we wat er aan mensen wordt ingezet."


def _links(facts: OrganisationFacts) -> list[InterventionPartner]:
    return [link for part in facts.parts for link in part.links]


def tags(facts: OrganisationFacts) -> tuple[Tag, ...]:
    """That the organisation is made up."""
    return (Tag("made_up"),) if facts.made_up else ()


def in_short(organisation: Organisation) -> Table:
    """What it is in a few rows."""
    alliance = "ja" if organisation.alliance_partner else "niet op de lijst in onze bronnen"
    rows = [
        ("Soort", Cell(capitalised(organisation.kind))),
        ("Sector", Cell(capitalised(organisation.sector))),
        ("Partner in de alliantie", Cell(alliance)),
        ("Andere namen in de bronnen", Cell(join_and(names(organisation)) or "geen")),
        ("Rol", Cell(organisation.role_note)),
    ]
    return Table(
        "In het kort",
        ("Wat", "Hoe het is"),
        [Row(row) for row in rows],
        id="kort",
        caption_hidden=True,
        csv_url="?csv=kort",
    )


def names(organisation: Organisation) -> list[str]:
    """Its other names."""
    return [part.strip() for part in organisation.aliases.split(";") if part.strip()]


def part_table(part: Part) -> Table:
    """What it takes part in, in one programme, theme by theme."""
    told = told_columns(part.links)
    columns = ("Interventie", "Status", "Soort werk", *told.values())
    rows: list[Row] = []
    for theme, links in groupby(sorted(part.links, key=_theme_place), key=_theme):
        rows.append(Row((theme,), group=True))
        rows += [_row(link, told) for link in links]
    key = f"interventies-{part.programme.pk}"
    return Table(
        f"Interventies in {part.programme.name}", columns, rows, id=key, caption_hidden=True, csv_url=f"?csv={key}"
    )


def _theme_place(link: InterventionPartner) -> tuple[bool, int, str]:
    theme = link.intervention.theme
    return (theme is None, theme.position if theme else 0, _theme(link))


def _theme(link: InterventionPartner) -> str:
    theme = link.intervention.theme
    return theme.title if theme is not None else capitalised(NO_THEME)


def _row(link: InterventionPartner, told: Iterable[str]) -> Row:
    one = link.intervention
    return Row((name_cell(one), status_cell(one), scope_cell(one), *told_cells(link, told)))


def part_sentence(part: Part) -> str:
    """How much of a programme it takes part in."""
    themes = {link.intervention.theme_id for link in part.links if link.intervention.theme_id}
    many = plural(len(part.links), "interventie", "interventies")
    if not themes:
        return f"{many}."
    return f"{many}, in {plural(len(themes), 'thema', 'thema’s')}."


def register_address(part: Part, organisation: Organisation) -> str:
    """The same list in the register of the programme."""
    return f"{address('interventions', part.programme)}?{FIELDS['partner']}={organisation.pk}"


def goals(links: Sequence[InterventionGoal]) -> list[Goal]:
    """The goals these interventions are for, each once; marked when only the editors made the link."""
    found: dict[str, list[InterventionGoal]] = {}
    for link in links:
        found.setdefault(link.goal_id, []).append(link)
    return [
        Goal(
            same[0].goal.title,
            address("goal", same[0].goal.package, goal),
            note=f"Via {plural(len(same), 'interventie', 'interventies')}.",
            tags=(Tag("editorial"),) if all(link.basis == Basis.EDITORIAL for link in same) else (),
        )
        for goal, same in found.items()
    ]


def sources(facts: OrganisationFacts) -> list[Source]:
    """Where everything on the page comes from, the organisation itself first."""
    goals = [link for part in facts.parts for link in part.goals]
    return sources_of([facts.organisation, *_links(facts), *goals])


# --- the index ------------------------------------------------------------------------------------------------------


def index_answer(total: int, taking_part: int) -> str:
    """The headline of the list of organisations."""
    if not total:
        return "In onze bronnen staat nog geen organisatie."
    if not taking_part:
        return f"In onze bronnen {'staat' if total == 1 else 'staan'} {plural(total, 'organisatie', 'organisaties')}. Geen daarvan doet mee aan een interventie."
    return f"{number(taking_part)} van de {plural(total, 'organisatie', 'organisaties')} in onze bronnen {'doet' if taking_part == 1 else 'doen'} mee aan een interventie."


def index_fields(kinds: Iterable[str], kind: str, alliance: str, name: str) -> list[FilterField]:
    """The fields of the form above the list of organisations."""
    return [
        FilterField("soort", "Soort", [(one, one) for one in kinds], kind),
        FilterField("alliantie", "Partner in de alliantie", [("ja", "ja"), ("nee", "nee")], alliance),
        FilterField("naam", "Naam", value=name),
    ]


def index_table(organisations: Iterable[Organisation], taking_part: dict[str, int]) -> Table:
    """All organisations by name."""
    rows = []
    for one in organisations:
        total = taking_part.get(one.pk, 0)
        url = organisation_address(one.pk)
        rows.append(
            Row(
                (
                    Cell(one.name, url=url, note=join_and(names(one))),
                    Cell(one.kind),
                    Cell(one.sector),
                    "ja" if one.alliance_partner else "nee",
                    Cell(
                        number(total) if total else "geen", url=f"{url}#interventies" if total else "", raw=str(total)
                    ),
                )
            )
        )
    columns = ("Organisatie", "Soort", "Sector", "Partner in de alliantie", Column("Interventies", numeric=True))
    return Table("Organisaties", columns, rows, id="organisaties", caption_hidden=True, csv_url="?csv=organisaties")
