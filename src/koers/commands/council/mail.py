"""koers council mail PROGRAMME --from --to --address: the deviations of a period as a mail, through Django's mail settings."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from koers.commands.console import CALL_IS_WRONG, INPUT_IS_WRONG, Fout, KoersCommand
from koers.council_window.deviations import deviations, told_until
from koers.council_window.presenting.deviations import headline, letter, subject
from koers.council_window.presenting.frame import who_says
from koers.kernel.editions.reading import edition_context, find

from .periods import check_call, declare_period, meant

NAME = "mail"
HELP = "Stuur de afwijkingen van een periode per e-mail."


def declare(parser: ArgumentParser) -> None:
    """Declare the call."""
    declare_period(parser)
    parser.add_argument("--address", action="append", required=True, metavar="ADRES", help="naar wie; mag vaker")
    parser.add_argument("--site", default="", metavar="WEBADRES", help="het webadres van deze Koers, voor de links")
    parser.add_argument("--even-if-none", action="store_true", help="stuur ook als er niets afweek")


def run(
    command: KoersCommand,
    *,
    programme: str,
    first: str,
    last: str,
    preset: str,
    stand: str,
    address: list[str],
    site: str,
    even_if_none: bool,
    **_: object,
) -> None:
    """Send one mail to all addresses, who do not see each other. Nothing is sent when there is nothing to tell."""
    begin, end = check_call(first, last, preset, stand)
    _check(address, site)
    with edition_context(find(stand)):
        asked = meant(programme, begin, end, preset)
        found = deviations(asked.settings, asked.programme.pk, begin, end)
        about = headline(found, begin, end, told_until([asked.programme.pk]))
        text = letter(found, f"{about}\n{who_says(asked.settings)}", site.rstrip("/"))
    if not found and not even_if_none:
        command.line(f"{about} Er is niets verstuurd.")
        return
    title = subject(asked.programme.short_name, len(found), begin, end)
    try:
        EmailMessage(title, text, settings.DEFAULT_FROM_EMAIL, bcc=address).send()
    except OSError as error:
        raise Fout(
            f"De e-mail is niet verstuurd: {error}. Kijk de mailinstellingen na.", returncode=INPUT_IS_WRONG
        ) from error
    command.line(f"{about} Verstuurd naar {len(address)} {'adres' if len(address) == 1 else 'adressen'}.")
    if found and not site:
        command.line("Er staan geen links in de e-mail. Geef het webadres van deze Koers mee met --site.")


def _check(addresses: list[str], site: str) -> None:
    """Raises Fout for an address that is none; a mail with line breaks in its head is refused as well."""
    wrong = []
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError:
            wrong.append(f"'{address}' is geen e-mailadres.")
    if site and not site.startswith(("https://", "http://")):
        wrong.append(f"'{site}' is geen webadres. Begin met https://.")
    if wrong:
        raise Fout(" ".join(wrong), returncode=CALL_IS_WRONG)
