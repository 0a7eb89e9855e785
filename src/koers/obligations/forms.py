"""The forms of the back office: upload a list, record a step, allow an extension."""

from collections.abc import Sequence
from typing import Any

from django import forms

from .actions import Proof
from .models import Kind
from .queries.workshop import Now, bodies_for, sources_for

LARGEST = 20_000_000
OTHER = ""
A_DAY = "Schrijf 2023-08-29, of 2023-08 als u alleen de maand weet."


class OfficeForm(forms.Form):
    """A form of the back office: fields as wide as what goes in, and never wider than a small screen."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for field in self.fields.values():
            longest = getattr(field, "max_length", None)
            field.widget.attrs |= {"style": "max-width: 100%"} | ({"size": min(longest, 60)} if longest else {})


class UploadForm(OfficeForm):
    """Which list, and for which programme."""

    programme = forms.ChoiceField(label="Programma")
    file = forms.FileField(label="Lijst uit het raadsinformatiesysteem (CSV of XLSX)")
    kind = forms.ChoiceField(
        label="Wat staat erin?",
        required=False,
        choices=[
            ("", "dat staat in de lijst of in de naam van het bestand"),
            *((kind.value, kind.label) for kind in (Kind.PLEDGE, Kind.MOTION, Kind.WRITTEN_QUESTION, Kind.TECHNICAL_QUESTION, Kind.ORAL_QUESTION)),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, programmes: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["programme"].choices = programmes  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """A list is never this large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"Dit bestand is groter dan {LARGEST // 1_000_000} MB. Splits de lijst.")
        return file


class ProofForm(OfficeForm):
    """Where it can be read, and why it is recorded: every form of the register ends with this."""

    source = forms.ChoiceField(label="Waar staat dit?", required=False)
    place = forms.CharField(
        label="Plaats in de bron", required=False, max_length=300, help_text="Bijvoorbeeld: bladzijde 3."
    )
    title = forms.CharField(label="Ander stuk: titel", required=False, max_length=200)
    date = forms.CharField(label="Ander stuk: datum", required=False, max_length=10, help_text=A_DAY)
    address = forms.CharField(
        label="Ander stuk: webadres", required=False, max_length=400, help_text="Begin met https://."
    )
    remark = forms.CharField(
        label="Waarom legt u dit vast?", required=False, max_length=100, help_text="Dit staat in de geschiedenis."
    )

    def __init__(self, *args: Any, now: Now, **more: Any) -> None:
        super().__init__(*args, **more)
        sources = sources_for(now.obligation.package)
        self.fields["source"].choices = [(OTHER, "een ander stuk (vul hieronder in)"), *sources]  # type: ignore[attr-defined]
        self.bodies = [("", "kies"), *bodies_for(now.obligation.package)]

    def clean_address(self) -> str:
        """No address that runs something."""
        address: str = self.cleaned_data["address"]
        if address and not address.startswith(("https://", "http://")):
            raise forms.ValidationError("Dit is geen veilig webadres. Begin met https://.")
        return address

    def proof(self) -> Proof:
        """The source that was chosen, or the new one."""
        own = self.cleaned_data
        return Proof(own["source"], own["place"], own["title"], own["date"], own["address"])


class StepForm(ProofForm):
    """A new state of an obligation."""

    state = forms.ChoiceField(label="Nieuwe stand")
    on = forms.CharField(label="Op welke dag", max_length=10, help_text=A_DAY)
    body = forms.ChoiceField(label="Wie deed dit", required=False)
    evidence = forms.CharField(label="Bewijs in het kort", required=False, max_length=300)
    field_order = ("state", "on", "body", "evidence")

    def __init__(self, *args: Any, now: Now, **more: Any) -> None:
        super().__init__(*args, now=now, **more)
        said = ((one.state, f"{one.words} (door {one.body})" if one.body else one.words) for one in now.nexts)
        self.fields["state"].choices = [("", "kies"), *said]  # type: ignore[attr-defined]
        self.fields["body"].choices = self.bodies  # type: ignore[attr-defined]


class ExtensionForm(ProofForm):
    """A later term."""

    until = forms.CharField(label="Nieuwe termijn: tot en met", max_length=10, help_text=A_DAY)
    decided_on = forms.CharField(label="Besloten op", max_length=10, help_text=A_DAY)
    allowed_by = forms.ChoiceField(label="Wie vond dit goed")
    reason = forms.CharField(label="Waarom is er meer tijd nodig?", max_length=300)
    field_order = ("until", "decided_on", "allowed_by", "reason")

    def __init__(self, *args: Any, now: Now, **more: Any) -> None:
        super().__init__(*args, now=now, **more)
        self.fields["allowed_by"].choices = self.bodies  # type: ignore[attr-defined]
