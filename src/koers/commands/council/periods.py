"""Which council, programme and period are meant."""

from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date

from koers.commands.console import CALL_IS_WRONG, Fout
from koers.council_window.frame import FrameSettings, frame_for, settings_of
from koers.council_window.models import Frame, Preset
from koers.programme.models import Programme


@dataclass(frozen=True)
class Meant:
    """A programme with the municipality it is in ("" for none), the frame that is used, and the period."""

    programme: Programme
    municipality: str
    settings: FrameSettings
    first: date
    last: date


def declare_period(parser: ArgumentParser) -> None:
    """Declare what every command about deviations takes."""
    parser.add_argument("programme", metavar="PROGRAMMA")
    parser.add_argument("--from", dest="first", required=True, metavar="DATUM", help="eerste dag van de periode")
    parser.add_argument("--to", dest="last", required=True, metavar="DATUM", help="laatste dag van de periode")
    parser.add_argument(
        "--preset", default="", metavar="KEUZE", help="light, normal of close; zonder: het kader van de raad"
    )
    parser.add_argument("--stand", default="", metavar="DATUM|werk", help="de stand van een dag, of van de werkplaats")


def check_call(first: str, last: str, preset: str, stand: str) -> tuple[date, date]:
    """The period. Raises Fout for everything that is wrong with the call, before anything is opened."""
    wrong = []
    days: list[date] = []
    for text in (first, last):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            wrong.append(f"'{text}' is geen datum. Schrijf 2023-08-01.")
    if len(days) == 2 and days[1] < days[0]:  # from and to
        wrong.append(f"De periode eindigt ({last}) voor zij begint ({first}). Draai de twee datums om.")
    if preset and preset not in Preset.values:
        wrong.append(f"Voorinstelling '{preset}' is er niet. Kies uit: {', '.join(Preset.values)}.")
    if stand not in ("", "werk"):
        try:
            date.fromisoformat(stand)
        except ValueError:
            wrong.append(f"'{stand}' is geen datum. Schrijf 2023-08-29, of werk.")
    if wrong:
        raise Fout(" ".join(wrong), returncode=CALL_IS_WRONG)
    return days[0], days[1]


def meant(programme: str, first: date, last: date, preset: str) -> Meant:
    """What was meant. Needs a context to read from. Raises Fout that names the programmes there are."""
    found = Programme.objects.select_related("area").filter(pk=programme).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("pk").values_list("pk", flat=True)) or "nog geen"
        raise Fout(f"Programma '{programme}' is er niet. Deze zijn er: {known}.", returncode=CALL_IS_WRONG)
    # The council that set a frame for it. Where more did, the first: a programme has one council of its own.
    municipality = (
        Frame.objects.filter(programme=found.pk).order_by("position").values_list("area", flat=True).first() or ""
    )
    own = frame_for(municipality, found.pk)
    if preset:
        settings = own.with_preset(Preset(preset)) if own else settings_of(preset)
    else:
        settings = own or settings_of(Preset.NORMAL)
    return Meant(found, municipality, settings, first, last)
