"""A PDF that everybody can read: PDF/UA-1, made by typst, whose compiler refuses what a screen reader cannot use.

The content goes in as data and stays data: no text is ever read as markup. Nothing comes from the network. The same content
and moment give the same bytes.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from .shapes import NotMade

PROGRAM = Path(__file__).with_name("compiling.py")
LONGEST = 120
"""Seconds that one document may take; two thousand rows take two or three."""
PATIENCE = 30
"""Seconds that a document waits for the one before it."""

_one_at_a_time = Lock()  # a large document takes half a GB for a moment


def pdf(content: dict[str, Any], moment: datetime) -> bytes:
    """The content (of ``content.content``) as a PDF that says it was made at ``moment``. Raises NotMade, also when others take too long."""
    asked = {"content": content, "fonts": str(settings.KOERS_FONTS), "timestamp": int(moment.timestamp())}
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise NotMade(f"others took more than {PATIENCE} seconds")
    try:
        done = subprocess.run(
            # -I: nothing of the folder or the settings of who started the server
            [sys.executable, "-I", str(PROGRAM)],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise NotMade(f"it took more than {LONGEST} seconds") from None
    finally:
        _one_at_a_time.release()
    if done.returncode:
        raise NotMade(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout
