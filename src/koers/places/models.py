"""Areas and what they are made of."""

from django.db import models

from koers.sources.models import Sourced


class Area(Sourced):
    """An area. ``stands_in_for``: figures of this area are shown in place of that one, always labelled, never judged."""

    class Kind(models.TextChoices):
        """What sort of area it is."""

        COUNTRY = "country", "land"
        PROVINCE = "province", "provincie"
        REGION = "region", "regio"
        MUNICIPALITY = "municipality", "gemeente"
        CITY_PART = "city_part", "stadsdeel"
        FOCUS_AREA = "focus_area", "focusgebied"
        DISTRICT = "district", "wijk"
        NEIGHBOURHOOD = "neighbourhood", "buurt"
        SITE = "site", "plek"
        GROUP = "group", "groep gebieden"

    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="ligt in", null=True, blank=True, related_name="children"
    )
    cbs_code = models.CharField("CBS-code", max_length=12, blank=True)
    is_focus = models.BooleanField("focusgebied", default=False)
    aliases = models.TextField("andere namen", blank=True)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, verbose_name="staat model voor", null=True, blank=True, related_name="stand_ins"
    )

    class Meta(Sourced.Meta):
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"


class AreaPart(Sourced):
    """A CBS area that is part of an area, with the share of it that counts (text, 0 to 1) and its residents."""

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="gebied", related_name="parts")
    cbs_code = models.CharField("CBS-code", max_length=12)
    name = models.CharField("naam", max_length=200)
    weight = models.CharField("deel", max_length=20, default="1")
    population = models.IntegerField("inwoners", null=True, blank=True)
    population_year = models.IntegerField("jaar van de inwoners", null=True, blank=True)
    provisional = models.BooleanField("voorlopig", default=False)

    class Meta(Sourced.Meta):
        verbose_name = "gebiedsdeel"
        verbose_name_plural = "gebiedsdelen"
