"""Who stands behind a goal or target, in sentences."""

from collections.abc import Sequence

from koers.decisions.models import Act, Standing
from koers.kernel.components.formatting import capitalised, period, uncapitalised

from ..models import Baseline, Goal, Target

# What stands on its own when no act is known.
_WITHOUT_ACT = {
    Standing.COUNCIL_ADOPTED: "De raad heeft dit vastgesteld. Wanneer, staat niet in de bron.",
    Standing.ALLIANCE_ENDORSED: "De alliantie staat hierachter. Wanneer dat is besloten, staat niet in de bron.",
    Standing.STATE_CONDITION: "Het Rijk stelt dit als voorwaarde. Wanneer, staat niet in de bron.",
    Standing.WRITTEN_ONLY: "Dit is alleen opgeschreven. In de bronnen staat niet dat iemand het heeft vastgesteld.",
}


def standing_sentences(row: Goal | Target | Baseline, confirmations: Sequence[Act] = ()) -> list[str]:
    """The act behind a row, and the acts with which others agreed. The row must come with its act and body."""
    if row.act is None:
        return [_WITHOUT_ACT[Standing(row.standing)]]
    agreed = [act for act in confirmations if act.confirms_id == row.act_id]
    confirmed = [row.act.confirms] if row.act.confirms_id else []
    return [act_sentence(act) for act in (*confirmed, row.act, *agreed) if act is not None]


def act_sentence(act: Act) -> str:
    """What a body did, and when: "De gemeenteraad van Heerlen stemde hiermee in op 22 november 2021."."""
    one, many = _VERBS[Act.Verb(act.verb)]
    body = with_article(act.body.name)
    verb = many if act.body.name.lower().split()[0] in _MANY else one
    return " ".join(filter(None, (capitalised(body), verb, when(act.date)))) + "."


# What one body did, and what several did.
_VERBS = {
    Act.Verb.ADOPTED: ("stelde dit vast", "stelden dit vast"),
    Act.Verb.AGREED: ("stemde hiermee in", "stemden hiermee in"),
    Act.Verb.ENDORSED: ("onderschreef dit", "onderschreven dit"),
    Act.Verb.REQUIRED: ("stelde dit als voorwaarde", "stelden dit als voorwaarde"),
    Act.Verb.SIGNED: ("ondertekende dit", "ondertekenden dit"),
    Act.Verb.PROPOSED: ("stelde dit voor", "stelden dit voor"),
    Act.Verb.TREATED: ("behandelde dit", "behandelden dit"),
    Act.Verb.ADVISED: ("adviseerde hierover", "adviseerden hierover"),
    Act.Verb.ANSWERED: ("gaf antwoord op het advies hierover", "gaven antwoord op het advies hierover"),
}
_MANY = ("partners", "leden", "ministers", "gemeenten", "raden")
_HET = (
    "overleg",
    "college",
    "bestuur",
    "bureau",
    "kabinet",
    "ministerie",
    "presidium",
    "team",
    "platform",
    "beraad",
    "panel",
)


def with_article(body: str) -> str:
    """The name of a body inside a sentence: "de gemeenteraad van Heerlen", "het Rijk"."""
    if body.lower().startswith(("de ", "het ", "een ")):
        return uncapitalised(body)
    article = "het" if body.lower().split()[0].endswith(_HET) else "de"
    return f"{article} {uncapitalised(body)}"


def when(date: str) -> str:
    """A date with its preposition: "op 22 november 2021", "in oktober 2021"; "" when it is not known."""
    if not date:
        return ""
    return f"{'op' if len(date) == len('2021-11-22') else 'in'} {period(date)}"


def standing_label(row: Goal | Target | Baseline) -> str:
    """The standing in few words with its date, for a table."""
    date = (row.act.date if row.act is not None else "") or getattr(row, "decided_on", "")
    return " ".join(filter(None, (Standing(row.standing).label, when(date))))
