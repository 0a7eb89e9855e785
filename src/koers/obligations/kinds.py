"""What kinds of obligation there are, and the sorts within a kind."""

from django.db import models


class Kind(models.TextChoices):
    """What kind of obligation."""

    PLEDGE = "pledge", "toezegging"
    MOTION = "motion", "motie"
    WRITTEN_QUESTION = "written_question", "schriftelijke vraag (artikel 33)"
    TECHNICAL_QUESTION = "technical_question", "technische vraag"
    ORAL_QUESTION = "oral_question", "mondelinge vraag"
    INFORMATION_AGREEMENT = "information_agreement", "informatieafspraak"
    COALITION_COMMITMENT = "coalition_commitment", "coalitieafspraak"
    AUDIT_RECOMMENDATION = "audit_recommendation", "aanbeveling van de rekenkamer"
    RESIDENT_ANSWER = "resident_answer", "antwoord aan een inwoner"
    LOBBY = "lobby", "lobby"
    LEGAL_EXCEPTION = "legal_exception", "experimenteerruimte"
    STATE_AGREEMENT = "state_agreement", "afspraak met het Rijk"
    SHARED_ISSUE = "shared_issue", "doorbraakvraagstuk"
    CONTRIBUTION = "contribution", "bijdrage van een partner"
    LEGAL_FORM = "legal_form", "onderzoek naar de rechtsvorm"


QUESTIONS = (Kind.WRITTEN_QUESTION, Kind.TECHNICAL_QUESTION, Kind.ORAL_QUESTION)


class Type(models.TextChoices):
    """The sort within a kind: of coalition commitments, recommendations, information agreements, agreements with the state."""

    DO = "do", "doen"
    RESEARCH = "research", "onderzoeken"
    LOBBY = "lobby", "lobby"
    KEEP = "keep", "blijven"
    CONCLUSION = "conclusion", "conclusie"
    RECOMMENDATION = "recommendation", "aanbeveling"
    ATTENTION = "attention", "aandachtspunt"
    FOLLOW_UP = "follow_up", "vervolg"
    SUGGESTION = "suggestion", "suggestie"
    STANDING = "standing", "doorlopende afspraak"
    ONCE = "once", "eenmalig"
    REQUEST = "request", "vraag aan het Rijk"
    PROMISE = "promise", "toezegging van het Rijk"
    STUDY = "study", "onderzoek"
    OPTION = "option", "mogelijke vorm"
    NONE = "", "geen"


TYPES_OF_KIND = {
    Kind.COALITION_COMMITMENT: {Type.DO, Type.RESEARCH, Type.LOBBY, Type.KEEP},
    Kind.AUDIT_RECOMMENDATION: {
        Type.CONCLUSION, Type.RECOMMENDATION, Type.ATTENTION, Type.FOLLOW_UP, Type.SUGGESTION,
    },
    Kind.INFORMATION_AGREEMENT: {Type.STANDING, Type.ONCE},
    Kind.STATE_AGREEMENT: {Type.REQUEST, Type.PROMISE},
    Kind.LEGAL_FORM: {Type.STUDY, Type.OPTION},
}  # fmt: skip


class Access(models.TextChoices):
    """Koers holds nothing else."""

    PUBLIC = "public", "openbaar"
