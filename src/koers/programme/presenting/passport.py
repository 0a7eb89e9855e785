"""The passport of an indicator: what it is, how it was before, and what it is linked to."""

from collections.abc import Sequence

from koers.indicators.making import how_made
from koers.indicators.models import Indicator
from koers.kernel.components.formatting import capitalised, period, qualified
from koers.kernel.components.shapes import Cell, Judged, Row, Table, Tag

from ..addresses import address
from ..models import Basis, Target
from .passports import verdict_cell
from .standing import act_sentence, standing_label
from .subject import Subject
from .values import NO_UNIT, distance
from .verdicts import before_start, level, share, since_start


def passport_table(indicator: Indicator) -> Table:
    """What the indicator measures, in what, from where, how sure, and how far it is."""
    unit = indicator.unit
    rows = [
        ("Wat het meet", Cell(indicator.definition)),
        ("Eenheid", Cell(unit.name, note=unit.note) if unit else Cell(missing="not_stated", text=NO_UNIT)),
        ("Teller", Cell(indicator.numerator)),
        ("Noemer", Cell(indicator.denominator)),
        ("Richting", Cell(capitalised(indicator.get_direction_display()), note=_direction_note(indicator))),
        ("Waar het cijfer vandaan komt", Cell(indicator.system)),
        ("Hoe vaak er een cijfer komt", Cell(indicator.frequency)),
        ("Soort onzekerheid", _uncertainty(indicator)),
        ("Stand", Cell(capitalised(indicator.get_status_display()))),
        ("Onderwerp", Cell(capitalised(indicator.topic))),
    ]
    if made := how_made(indicator):
        rows.insert(6, ("Zo komt het cijfer tot stand", Cell(items=[Cell(line) for line in made], raw=" ".join(made))))
    if indicator.sensitive:
        rows.append(("Gevoelig", Cell("Ja. Van kleine gebieden tonen we dit cijfer niet, en nooit op een kaart.")))
    if indicator.note:
        rows.append(("Opmerking", Cell(indicator.note)))
    columns, caption = ("Wat", "Inhoud"), "Paspoort van deze indicator"
    return Table(caption, columns, [Row(row) for row in rows], "paspoort-tabel", True, "?csv=paspoort-tabel")


def _direction_note(indicator: Indicator) -> str:
    return "Geen richting: daarom is er geen oordeel." if indicator.direction == Indicator.Direction.NONE else ""


def _uncertainty(indicator: Indicator) -> Cell:
    if indicator.uncertainty == Indicator.Uncertainty.UNKNOWN:
        return Cell(missing="unknown")
    return Cell(capitalised(indicator.get_uncertainty_display()))


def definitions_table(subject: Subject) -> Table | None:
    """How the indicator was defined before: until when, by which act it changed, and whether the series broke."""
    versions = subject.facts.versions
    if not versions:
        return None
    rows = [
        [
            Cell(period(v.valid_until)),
            Cell(v.definition),
            Cell(v.unit.name) if v.unit else Cell(missing="not_stated"),
            Cell(act_sentence(v.act)) if v.act else Cell(missing="not_found", text="geen besluit gevonden"),
            Cell("ja: cijfers van ervoor en erna zijn niet zomaar te vergelijken" if v.breaks_series else "nee"),
            Cell(v.why),
        ]
        for v in sorted(versions, key=lambda v: v.valid_until, reverse=True)
    ]
    columns = ("Gold tot", "Wat het mat", "Eenheid", "Besluit", "Breuk in de reeks", "Waarom")
    return Table("Eerdere definities", columns, rows, id="definities", csv_url="?csv=definities")


# --- what it is linked to -------------------------------------------------------------------------------------------


def goals_table(subject: Subject) -> Table | None:
    """The goals it tells about, on whose word, with the verdict for each."""
    links = subject.facts.links
    if not links:
        return None
    since = {a.first.goal_id: a for a in since_start(subject.facts.verdicts)}
    before = {a.first.goal_id: a for a in before_start(subject.facts.verdicts)}
    slug = subject.facts.programme.pk
    rows = [
        [
            Cell(link.goal.title, url=address("goal", slug, link.goal_id)),
            _basis(link.basis, link.source.title, link.source_place),
            _verdict(since.get(link.goal_id)),
            _verdict(before.get(link.goal_id)),
        ]
        for link in links
    ]
    columns = ("Doel", "Wie legde dit verband", "Sinds de start", "Vóór de start")
    caption = "Doelen waar deze indicator iets over zegt"
    return Table(caption, columns, rows, id="doelen-tabel", caption_hidden=True, csv_url="?csv=doelen-tabel")


def _basis(basis: str, source: str, place: str) -> Cell:
    if basis == Basis.EDITORIAL:
        return Cell("Koers, nog door niemand vastgesteld", tags=[Tag("editorial")])
    return Cell("staat in een bron", note=f"{source}, {place}".rstrip(", "))


def _verdict(answer) -> Cell:
    if answer is None:
        return Cell(missing="not_applicable", text="geen cijfers")
    return verdict_cell(answer)


def interventions_table(subject: Subject) -> Table | None:
    """The interventions it measures, on whose word."""
    links = subject.facts.interventions
    if not links:
        return None
    slug = subject.facts.programme.pk
    rows = [
        [
            Cell(link.intervention.name, url=address("intervention", slug, link.intervention_id)),
            _basis(link.basis, link.source.title, link.source_place),
            Cell(capitalised(link.intervention.get_status_display())),
        ]
        for link in links
    ]
    columns = ("Interventie", "Wie legde dit verband", "Stand")
    caption = "Interventies die hiermee worden gemeten"
    return Table(caption, columns, rows, id="interventies", csv_url="?csv=interventies")


# --- agreements -----------------------------------------------------------------------------------------------------


def agreements_table(subject: Subject) -> Table | None:
    """Targets and baselines, also those that were replaced: what, by when, and who stands behind it."""
    rows = [_target_row(subject, target) for target in subject.facts.targets]
    for found in subject.facts.baselines:
        value = level(float(found.value), subject.unit) if found.value else "geen getal"
        when = period(found.period) if found.period else "jaar niet vermeld"
        rows.append([Cell("Nulmeting"), Cell(f"{found.area.name}: {value}"), Cell(when), *_behind(found)])
    if not rows:
        return None
    columns = ("Soort", "Wat", "Wanneer", "Wie staat erachter", "Geldt nog")
    return Table("Streefwaarden en nulmetingen", columns, rows, id="afspraken", csv_url="?csv=afspraken")


def _target_row(subject: Subject, target: Target) -> list[Cell]:
    when = str(target.year) if target.year else target.horizon_text
    cell = Cell(when) if when else Cell(missing="no_term")
    goal = Cell("Streefwaarde", note=f"bij: {target.goal.title}")
    return [goal, Cell(target_words(target, subject), note=target.note), cell, *_behind(target)]


def target_words(target: Target, subject: Subject) -> str:
    """Where it must come: a number, as good as another area, or the words of the source."""
    parts = []
    if target.benchmark is not None:
        parts.append(f"{target.area.name} even goed als {target.benchmark.name}")
    elif target.value:
        parts.append(f"{target.area.name}: {qualified(level(float(target.value), target.unit or subject.unit), '')}")
    if target.value_text:
        parts.append(target.value_text)
    return ", ".join(parts)


def _behind(row: Target) -> list[Cell]:
    left = f"nee, vervangen op {period(row.replaced_on)}" if row.replaced_on else "ja"
    return [Cell(capitalised(standing_label(row))), Cell(left, note=row.why)]


def older_table(subject: Subject) -> Table | None:
    """The verdicts under an older or rival target or baseline, beside the one that counts."""
    if not subject.older:
        return None
    targets = {f"target:{t.pk}": t for t in subject.facts.targets}
    current = [v for a in (*subject.since, *subject.before) for v in a.verdicts]
    rows: Sequence[list[Cell]] = [_older_row(subject, v, targets) for v in (*current, *subject.older)]
    columns = ("Afspraak", "Periode", "Eindjaar", "Oordeel", "Verschil nu", "Ingelopen")
    caption = "Het oordeel onder andere afspraken"
    return Table(caption, columns, rows, id="andere-afspraken", csv_url="?csv=andere-afspraken")


def _older_row(subject: Subject, verdict, targets: dict[str, Target]) -> list[Cell]:
    target = targets.get(verdict.variant)
    if verdict.variant == "current":
        words = Cell("De afspraak die nu geldt")
    elif target is not None:
        note = f"vervangen op {period(target.replaced_on)}" if target.replaced_on else "staat er nog naast"
        words = Cell(target_words(target, subject), note=note)
    else:
        words = Cell(f"Nulmeting van {verdict.variant.split('~')[2]}", note="vervangen")
    reason = verdict.too_early or verdict.reason_code
    now = distance(round(verdict.gap_now, 4), subject.unit) if verdict.gap_now is not None else ""
    return [
        words,
        Cell(verdict.get_period_display()),
        Cell(str(verdict.target_year)) if verdict.target_year else Cell(missing="no_term"),
        Cell(verdict=Judged(verdict.verdict, reason)),
        Cell(now) if now else Cell(missing="not_computable"),
        Cell(share(verdict.share_closed)) if verdict.share_closed is not None else Cell(missing="too_early"),
    ]
