"""What a council's own information system says of its meetings: agenda, papers, motions, and how parties voted.

After Popolo and Open Raadsinformatie. That system stays master: ``external_id`` and ``url`` are those of the council's own
record, and the text of a paper stays there. People are never named: a vote is counted by party.
"""

from django.db import models

from koers.decisions.models import Body
from koers.places.models import Area
from koers.sources.models import Sourced


class FromCouncil(Sourced):
    """A record of a council's own system."""

    external_id = models.CharField("kenmerk in het raadsinformatiesysteem", max_length=200, blank=True, db_index=True)
    url = models.CharField("webadres", max_length=1000, blank=True)

    class Meta(Sourced.Meta):
        abstract = True


class Meeting(FromCouncil):
    """A meeting of a council or of one of its committees. ``start`` and ``end`` are local time (2023-08-29T19:30)."""

    class Status(models.TextChoices):
        """Whether it took place, as far as the source says."""

        PLANNED = "planned", "gepland"
        HELD = "held", "gehouden"
        CANCELLED = "cancelled", "gaat niet door"
        UNKNOWN = "", "niet vermeld"

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gemeente", related_name="meetings")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="raad", related_name="meetings")
    name = models.CharField("naam", max_length=400)
    classification = models.CharField("soort vergadering", max_length=120, blank=True)
    committee = models.CharField("commissie", max_length=200, blank=True)
    date = models.CharField("datum", max_length=10, blank=True, db_index=True)
    start = models.CharField("begin", max_length=16, blank=True)
    end = models.CharField("einde", max_length=16, blank=True)
    location = models.CharField("plaats", max_length=300, blank=True)
    status = models.CharField("stand", max_length=10, blank=True, choices=Status.choices)
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name="deel van", null=True, blank=True, related_name="parts"
    )
    recording = models.CharField("opname", max_length=1000, blank=True)
    changed_on = models.CharField("gewijzigd in de bron", max_length=10, blank=True)

    class Meta(FromCouncil.Meta):
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"


class AgendaItem(FromCouncil):
    """A point on the agenda of a meeting. ``place`` orders them; ``number`` is what the agenda shows (3.1)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="vergadering", related_name="items")
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="hoort bij", null=True, blank=True, related_name="children"
    )
    number = models.CharField("nummer", max_length=40, blank=True)
    place = models.IntegerField("volgorde op de agenda", null=True, blank=True)
    title = models.CharField("titel", max_length=2000)
    description = models.TextField("toelichting", blank=True)
    heading = models.BooleanField("tussenkop", default=False)
    changed_on = models.CharField("gewijzigd in de bron", max_length=10, blank=True)

    class Meta(FromCouncil.Meta):
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"


class MeetingDocument(FromCouncil):
    """A paper of a meeting or of a point on its agenda. What is in it stays at ``url``."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, verbose_name="vergadering", null=True, blank=True, related_name="documents"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, verbose_name="agendapunt", null=True, blank=True, related_name="documents"
    )
    title = models.CharField("titel", max_length=2000)
    kind = models.CharField("soort stuk", max_length=120, blank=True)
    date = models.CharField("datum", max_length=10, blank=True)
    published_on = models.CharField("gepubliceerd op", max_length=10, blank=True)
    media_type = models.CharField("bestandssoort", max_length=120, blank=True)
    size = models.BigIntegerField("grootte in bytes", null=True, blank=True)
    version = models.CharField("versie", max_length=40, blank=True)
    changed_on = models.CharField("gewijzigd in de bron", max_length=10, blank=True)

    class Meta(FromCouncil.Meta):
        verbose_name = "vergaderstuk"
        verbose_name_plural = "vergaderstukken"


class Motion(FromCouncil):
    """A motion, amendment or proposal that was put to a council, and what became of it.

    ``result`` is only what the source says in so many words (``result_text``); nothing is worked out from the votes.
    ``percent_yes`` and the like are the source's own figures. ``parties``: who put it forward, by party, the first first.
    """

    class Kind(models.TextChoices):
        """What was put forward."""

        MOTION = "motion", "motie"
        AMENDMENT = "amendment", "amendement"
        PROPOSAL = "proposal", "voorstel"
        OTHER = "other", "anders"

    class Result(models.TextChoices):
        """What became of it."""

        ADOPTED = "adopted", "aangenomen"
        REJECTED = "rejected", "verworpen"
        WITHDRAWN = "withdrawn", "ingetrokken"
        HELD = "held", "aangehouden"
        NOT_PUT = "not_put", "niet in stemming gebracht"
        UNKNOWN = "", "niet vermeld"

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gemeente", related_name="motions")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="raad", related_name="motions")
    kind = models.CharField("soort", max_length=10, choices=Kind.choices)
    number = models.CharField("nummer", max_length=60, blank=True, db_index=True)
    title = models.CharField("titel", max_length=2000)
    date = models.CharField("datum", max_length=10, blank=True, db_index=True)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, verbose_name="vergadering", null=True, blank=True, related_name="motions"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, verbose_name="agendapunt", null=True, blank=True, related_name="motions"
    )
    agenda_text = models.CharField("agendapunt volgens de bron", max_length=2000, blank=True)
    parties = models.TextField("ingediend door", blank=True)
    result = models.CharField("uitslag", max_length=10, blank=True, choices=Result.choices)
    result_text = models.CharField("uitslag volgens de bron", max_length=200, blank=True)
    percent_yes = models.CharField("deel voor", max_length=20, blank=True)
    percent_no = models.CharField("deel tegen", max_length=20, blank=True)
    percent_abstain = models.CharField("deel onthouding", max_length=20, blank=True)
    unanimous = models.CharField("unaniem", max_length=3, blank=True)
    changed_on = models.CharField("gewijzigd in de bron", max_length=10, blank=True)

    class Meta(FromCouncil.Meta):
        verbose_name = "motie of voorstel"
        verbose_name_plural = "moties en voorstellen"


class Vote(Sourced):
    """How many seats of a party voted in one way on a motion. ``seats`` empty: the source names the party, not a number."""

    class Option(models.TextChoices):
        """How they voted."""

        YES = "yes", "voor"
        NO = "no", "tegen"
        ABSTAIN = "abstain", "onthouden"
        ABSENT = "absent", "niet meegestemd"
        SPLIT = "split", "verdeeld"

    motion = models.ForeignKey(Motion, models.PROTECT, verbose_name="motie", related_name="votes")
    party = models.CharField("fractie", max_length=120)
    option = models.CharField("stem", max_length=8, choices=Option.choices)
    seats = models.IntegerField("zetels", null=True, blank=True)

    class Meta(Sourced.Meta):
        verbose_name = "stem van een fractie"
        verbose_name_plural = "stemmen van fracties"
