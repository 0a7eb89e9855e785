"""Writes an export, all of it or nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from koers.kernel.files import unfinished

from . import mini_ori, popolo
from .contents import Contents, contents

Form = Callable[[Contents], tuple[dict[str, Any], list[str]]]
FORMS: dict[str, Form] = {"mini-ori": mini_ori.write, "popolo": popolo.write}


def export(package: str, target: Path, form: str) -> list[str]:
    """Write a package to a new folder (mini-ori) or file (popolo); in words what the form has no place for. Raises OSError."""
    files, told = FORMS[form](contents(package))
    target.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(target.parent) as aside:
        for name, content in files.items():
            path = aside / name if name else aside / target.name
            path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (aside if "" not in files else aside / target.name).rename(target)
    return told
