"""Addresses of programmes, and of areas and organisations as far as programmes are concerned with them."""

from django.urls import path

from .views import areas, calendar, goals, governance, indicators, interventions, organisations, overview, start

app_name = "programme"
PROGRAMME = "programma/<slug:programme>/"

urlpatterns = [
    path(PROGRAMME, overview.overview, name="overview"),
    path(f"{PROGRAMME}doelen/", goals.tree, name="goals"),
    path(f"{PROGRAMME}doelen/<slug:goal>/", goals.goal, name="goal"),
    path(f"{PROGRAMME}indicatoren/", indicators.list_page, name="indicators"),
    path(f"{PROGRAMME}indicatoren/<slug:indicator>/", indicators.indicator, name="indicator"),
    path(f"{PROGRAMME}interventies/", interventions.register, name="interventions"),
    path(f"{PROGRAMME}interventies/<slug:intervention>/", interventions.intervention, name="intervention"),
    path(f"{PROGRAMME}bestuur/", governance.page, name="governance"),
    path(f"{PROGRAMME}bestuur/<slug:body>/", governance.body, name="body"),
    path(f"{PROGRAMME}bestuur/<slug:body>/agenda.ics", governance.body_feed, name="body_feed"),
    path(f"{PROGRAMME}besluiten/", calendar.page, name="decisions"),
    path(f"{PROGRAMME}besluiten/agenda.ics", calendar.feed, name="decisions_feed"),
    path("gebieden/", areas.index, name="areas"),
    path("gebieden/<slug:area>/", areas.area, name="area"),
    path("organisaties/", organisations.index, name="organisations"),
    path("organisaties/<slug:organisation>/", organisations.organisation, name="organisation"),
    path(f"{PROGRAMME}startsituatie/", start.start, name="start"),
    path(f"{PROGRAMME}vergelijking/", start.comparison, name="comparison"),
]
