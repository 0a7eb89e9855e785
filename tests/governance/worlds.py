"""A small made-up programme with bodies, a calendar of decisions and risks."""

from tests.programme.small import Small


def governed(size: int = 1, slug: str = "proef", **programme: object) -> Small:
    """A council and a board that accounts to it, an office, and ``size`` times: a seat, a function, four lines and a risk."""
    small = Small(slug, **programme)
    small.add("organisations", id="gemeente", name="De gemeente")
    small.add(
        "bodies",
        id="raad",
        name="De raad",
        kind="gemeenteraad",
        decides="yes",
        decides_on="kaders; geld",
        status="active",
    )
    small.add("bodies", id="bestuur", name="Het bestuur", kind="bestuur", decides="yes", advises="no", status="active")
    small.add(
        "bodies",
        id="bureau",
        name="Bureau",
        kind="uitvoering",
        decides="no",
        advises="yes",
        status="active",
        stated_for="2021",
    )
    small.add("bodies", id="groep", name="Een groep", decides="no", advises="yes", status="proposed", stated_for="2021")
    small.add("body_relations", id="een", body="bestuur", kind="accounts_to", other="raad", explicit=False)
    small.add("body_relations", id="twee", body="bureau", kind="accounts_to", other="bestuur", explicit=True)
    small.add("body_relations", id="drie", body="bureau", kind="employed_by", other_text="de gemeente", explicit=True)
    small.add("acts", id="besluit", title="Plan", body="bestuur", verb="adopted", date="2021-10")
    small.add("phases", id="fase", number=1, name="Beginnen")
    small.add("reviews", id="ronde-per-jaar", title="Risico's bekijken", kind="risks", every_years=1)
    for n in range(size):
        small.add(
            "seats", id=f"zetel-{n}", body="bestuur", organisation="gemeente", function="wethouder", role="chair",
            as_of="2021", filled=n % 2 == 0, represents="de stad",
        )  # fmt: skip
        small.add(
            "staff", id=f"functie-{n}", body="bureau", function="medewerker", fte="0.1", as_of="2021", counted=True
        )
        small.add(
            "risks",
            id=f"risico-{n}",
            title=f"Risico {n}",
            category="geld",
            owner="het bureau",
            owner_body="bureau",
            state="open",
        )
        line = {"list": "calendar", "phase": "fase", "part": "Leren"}
        small.add(
            "decisions",
            id=f"op-tijd-{n}",
            number=4 * n + 1,
            title="Plan maken",
            forum="bestuur",
            moment="2021-10",
            moment_text="okt 2021",
            **line,
        )
        small.add("decisions", id=f"te-laat-{n}", number=4 * n + 2, title="Bureau openen", moment="2021-Q2", **line)
        small.add(
            "decisions",
            id=f"dubbel-{n}",
            number=4 * n + 3,
            title="Plan maken",
            forum="bestuur",
            moment="2021-10",
            duplicate_of=f"op-tijd-{n}",
            **line,
        )
        small.add("decisions", id=f"elk-jaar-{n}", number=4 * n + 4, title="Verslag maken", recurrence="yearly", **line)
        small.add(
            "decision_outcomes",
            decision=f"op-tijd-{n}",
            state="done",
            date="2021-10",
            text="Het plan is er.",
            act="besluit",
        )
        small.add(
            "decision_outcomes",
            decision=f"te-laat-{n}",
            state="not_yet",
            date="2022",
            text="Het bureau was er nog niet.",
        )
    return small
