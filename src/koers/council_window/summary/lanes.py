"""Which way something went: told to the council, decided by it, asked by it, answered, or said by residents."""

from enum import StrEnum

from koers.obligations.models import CouncilItem

DECISION = "besluit"
ANSWER = "antwoord"


class Lane(StrEnum):
    """One line of the log, in the order in which they are shown."""

    TOLD = "told"
    DECIDED = "decided"
    ASKED = "asked"
    ANSWERED = "answered"
    SPOKE = "spoke"
    IDEA = "idea"


WORDS = {
    Lane.TOLD: "Verteld aan de raad",
    Lane.DECIDED: "Behandeld of besloten door de raad",
    Lane.ASKED: "Gevraagd, en moties",
    Lane.ANSWERED: "Antwoord of reactie aan de raad",
    Lane.SPOKE: "Insprekers",
    Lane.IDEA: "Ideeën van inwoners",
}


def lane_of(list_: str, direction: str, answers: str | None) -> Lane:
    """The lane of a council item: by its list, and within a list by its direction in the source."""
    if list_ == CouncilItem.List.SPEAKERS:
        return Lane.SPOKE
    if list_ == CouncilItem.List.INFORMATION:
        return Lane.DECIDED if direction == DECISION else Lane.TOLD
    if list_ == CouncilItem.List.QUESTIONS:
        return Lane.ANSWERED if answers or direction == ANSWER else Lane.ASKED
    return Lane.IDEA
