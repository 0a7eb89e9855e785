"""What a test sees of editions."""

import hashlib
import json
from pathlib import Path

from koers.glossary.models import Term
from koers.kernel.editions.reading import edition_context
from koers.kernel.editions.store import Edition


def terms(edition: Edition) -> dict[str, str]:
    """The words of an edition with their meaning."""
    with edition_context(edition):
        return dict(Term.objects.values_list("id", "definition"))


def files(folder: Path) -> dict[str, bytes]:
    """All files in a folder by name, locks aside."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def naive_content_hash(packages: dict[str, Path]) -> str:
    """The hash of an edition's content, worked out the long way from the folders of its packages."""
    hashes = {}
    for slug, folder in packages.items():
        lines = ""
        for name, content in sorted(files(folder).items()):
            lines += name + "\0" + hashlib.sha256(content).hexdigest() + "\n"
        hashes[slug] = hashlib.sha256(lines.encode()).hexdigest()
    text = ", ".join(f'"{slug}": "{digest}"' for slug, digest in sorted(hashes.items()))
    assert json.loads("{" + text + "}") == hashes
    return hashlib.sha256(("{" + text + "}").encode()).hexdigest()
