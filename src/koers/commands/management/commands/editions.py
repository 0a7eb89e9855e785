"""koers editions list|verify|diff A B: look at the editions."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from koers.commands.console import INPUT_IS_WRONG, KoersCommand
from koers.kernel.editions import store
from koers.kernel.editions.diff import difference
from koers.kernel.editions.verify import damages


class Command(KoersCommand):
    """List, verify and compare editions."""

    help = "Bekijk, controleer en vergelijk edities."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        actions = parser.add_subparsers(dest="action", required=True, metavar="list|verify|diff")
        for name, text in (("list", "toon alle edities"), ("verify", "controleer of edities nog heel zijn")):
            actions.add_parser(name, help=text).add_argument("--json", action="store_true")
        diff = actions.add_parser("diff", help="toon wat er tussen twee edities veranderde")
        diff.add_argument("old", metavar="A", help="kenmerk of datum van de oude editie")
        diff.add_argument("new", metavar="B", nargs="?", default="huidig", help="kenmerk of datum van de nieuwe editie")
        diff.add_argument("--json", action="store_true")

    def handle(self, *, action: str, **options: Any) -> None:
        """Dispatch."""
        getattr(self, f"_{action}")(**options)

    def _list(self, *, json: bool, **_: Any) -> None:
        known = store.editions()
        if json:
            self.json([asdict(edition) for edition in known])
            return
        for edition in known:
            self.line(
                f"{edition.id}  {edition.moment:%d-%m-%Y %H:%M}  {len(edition.packages)} pakketten  {edition.note}".rstrip()
            )
        self.line("1 editie." if len(known) == 1 else f"{len(known)} edities.")

    def _verify(self, *, json: bool, **_: Any) -> None:
        found = dict(damages())
        if json:
            self.json(
                [{"edition": name, "whole": not problems, "problems": problems} for name, problems in found.items()]
            )
        else:
            for name, problems in found.items():
                self.line(f"{name}: {'; '.join(problems) if problems else 'heel'}")
        if any(found.values()):
            raise SystemExit(INPUT_IS_WRONG)

    def _diff(self, *, old: str, new: str, json: bool, **_: Any) -> None:
        changes = list(difference(store.get(old), store.get(new)))
        if json:
            self.json([asdict(change) for change in changes])
            return
        for change in changes:
            self.line(str(change))
        count = "1 wijziging" if len(changes) == 1 else f"{len(changes)} wijzigingen"
        self.line(f"{count}." if changes else "Er is niets veranderd.")
