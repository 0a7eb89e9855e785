"""Addresses of programmes, and of areas and organisations as far as programmes are concerned with them."""

from django.urls import path

from .views import areas, goals, indicators, interventions, organisations, overview, start

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
    path("gebieden/", areas.index, name="areas"),
    path("gebieden/<slug:area>/", areas.area, name="area"),
    path("organisaties/", organisations.index, name="organisations"),
    path("organisaties/<slug:organisation>/", organisations.organisation, name="organisation"),
    path(f"{PROGRAMME}startsituatie/", start.start, name="start"),
    path(f"{PROGRAMME}vergelijking/", start.comparison, name="comparison"),
]
