"""What was read and what was not: told at the end, with counts, so that nothing goes missing in silence."""

from collections import Counter
from dataclasses import dataclass, field

MOST_LISTED = 40


@dataclass
class Report:
    """Counts by path in the file. ``people``: names from fields that hold people, only to take them out of titles."""

    forms: Counter[str] = field(default_factory=Counter)
    unknown_fields: Counter[str] = field(default_factory=Counter)
    unknown_types: Counter[str] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    secret: Counter[str] = field(default_factory=Counter)
    unsafe: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    people_fields: Counter[str] = field(default_factory=Counter)
    shortened: Counter[str] = field(default_factory=Counter)
    shortened_titles: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def cannot_read(self, path: str, value: object, what: str) -> None:
        """A value that is no day, number or text: left empty, and told."""
        key = f"{path}: {what}"
        self.unreadable[key] += 1
        self.examples.setdefault(key, str(value)[:60])

    def lines(self) -> list[str]:
        """All of it in words."""
        lines = [f"Gelezen als {form}: {_things(count)}." for form, count in sorted(self.forms.items())]
        lines += dict.fromkeys(self.notices)
        if self.secret:
            parts = ", ".join(f"{what} {count}" for what, count in sorted(self.secret.items()))
            lines.append(f"Vertrouwelijk, dus niet overgenomen: {self.secret.total()} ({parts}).")
        lines += _listed("Deze soorten kennen we niet; niet overgenomen:", self.unknown_types)
        lines += _listed("Deze velden kennen we niet; niet overgenomen:", self.unknown_fields)
        lines += _listed("Hier stond iets dat we niet kunnen lezen; leeg gelaten:", self.unreadable, self.examples)
        lines += _listed(
            "Geen veilig webadres, of een waarmee niets te openen is; alleen het adres is weggelaten:", self.unsafe
        )
        lines += _listed("Wel bekend, maar Koers heeft er geen plaats voor:", self.left)
        lines += _listed("Let op:", self.remarks)
        lines += self._names()
        return [line.encode("utf-8", errors="replace").decode() for line in lines]  # half a letter cannot be shown

    def _names(self) -> list[str]:
        lines = []
        if self.people_fields:
            fields = ", ".join(f"{path} ({count})" for path, count in sorted(self.people_fields.items()))
            lines.append(f"Namen van mensen nemen we niet over. Velden: {fields}.")
        if self.shortened:
            rules = ", ".join(f"{rule} {count}" for rule, count in sorted(self.shortened.items()))
            lines.append(
                f"Uit {self.shortened.total()} titels en namen is een naam van een mens gehaald ({rules}). "
                "Koers herkent niet elke naam: kijk de titels na."
            )
            lines += [f"  - {title}" for title in self.shortened_titles[:MOST_LISTED]]
            if len(self.shortened_titles) > MOST_LISTED:
                lines.append(f"  … en nog {len(self.shortened_titles) - MOST_LISTED}")
        return lines


def _things(count: int) -> str:
    return "1 stuk" if count == 1 else f"{count} stukken"


def _listed(head: str, counts: Counter[str], examples: dict[str, str] | None = None) -> list[str]:
    if not counts:
        return []
    shown = sorted(counts.items())[:MOST_LISTED]
    lines = [head]
    for what, count in shown:
        example = f" (bijvoorbeeld '{examples[what]}')" if examples and what in examples else ""
        lines.append(f"  - {what}: {count} keer{example}")
    if len(counts) > MOST_LISTED:
        lines.append(f"  … en nog {len(counts) - MOST_LISTED}")
    return lines
