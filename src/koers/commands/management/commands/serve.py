"""koers serve: serve the pages with gunicorn, on this machine only unless told otherwise."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from gunicorn.app.base import BaseApplication

from koers.commands.console import INPUT_IS_WRONG, Fout, KoersCommand
from koers.kernel.editions import store
from koers.kernel.editions.build import database
from koers.kernel.editions.store import NoEdition


class Command(KoersCommand):
    """Serve."""

    help = "Toon de website op deze computer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the call."""
        parser.add_argument(
            "--port", default=os.environ.get("PORT", "8000"), help="poort (of de omgevingsvariabele PORT)"
        )
        parser.add_argument("--host", default="127.0.0.1", help="adres; 0.0.0.0 is van buiten te bereiken")
        parser.add_argument("--workers", type=int, default=2, help="aantal processen")
        parser.add_argument("--check", action="store_true", help="kijk alleen of de poort vrij is")

    def handle(self, *, port: str, host: str, workers: int, check: bool, **_: Any) -> None:
        """Check the port, then serve until stopped."""
        number = _port(port)
        _must_be_free(host, number)
        if check:
            return
        _collect_styles()
        try:
            database(store.current())  # made here once, not by each process for itself
        except NoEdition:
            self.line("Er is nog niets gepubliceerd: bezoekers zien een pagina die dat zegt. Publiceren: koers publish")
        self.line(f"Koers staat op http://{host}:{number}/ (stoppen: Ctrl-C).")
        self.line(f"Beheer: http://{host}:{number}/beheer/ (eerst een account maken: koers createsuperuser).")
        _Server({"bind": f"{host}:{number}", "workers": workers, "threads": 4, "worker_class": "gthread"}).run()


def _collect_styles() -> None:
    """Put the styles and pictures of the pages in place where that was never done: without them no page can be made."""
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        call_command("collectstatic", interactive=False, verbosity=0)


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Fout(f"'{text}' is geen poort. Kies een getal van 1024 tot en met 65535.", returncode=2)
    return int(text)


def _must_be_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Fout(
                f"Poort {port} mag alleen de beheerder gebruiken. Kies een andere: make run PORT=8001",
                returncode=INPUT_IS_WRONG,
            ) from None
        except OSError:
            raise Fout(
                f"Poort {port} is al in gebruik. Kies een andere: make run PORT={port + 1}", returncode=INPUT_IS_WRONG
            ) from None


class _Server(BaseApplication):
    """gunicorn, with our settings and without a control socket in somebody's home folder."""

    def __init__(self, chosen: dict[str, Any]) -> None:
        self.chosen = {**chosen, "loglevel": "warning", "control_socket_disable": True, "graceful_timeout": 5}
        super().__init__()

    def load_config(self) -> None:
        """Take over the settings that this version of gunicorn knows."""
        for name, value in self.chosen.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application."""
        from koers.wsgi import application

        return application
