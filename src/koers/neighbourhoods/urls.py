"""Addresses of pages on the statistics store. They stand before those of programmes: a code of CBS is no slug."""

from django.urls import path, register_converter

from .converters import CbsCode
from .views import alike, areas, compare, livability, map, measure, profile

register_converter(CbsCode, "cbs")

app_name = "neighbourhoods"
PROGRAMME = "programma/<slug:programme>/"
AREA = "gebieden/<slug:area>/cijfers/"

urlpatterns = [
    path("gebieden/", areas.index, name="index"),
    path("gebieden/vergelijken/", compare.compare, name="compare"),
    path("gebieden/<cbs:code>/", profile.of_code, name="profile"),
    path("gebieden/<cbs:code>/vergelijkbaar/", alike.of_code, name="alike"),
    path("gebieden/<cbs:code>/<slug:measure>/", measure.of_code, name="measure"),
    path("gebieden/<slug:area>/", areas.area, name="area"),
    path(AREA, profile.of_area, name="area_profile"),
    path(f"{AREA}vergelijkbaar/", alike.of_area, name="area_alike"),
    path(f"{AREA}<slug:measure>/", measure.of_area, name="area_measure"),
    path(f"{PROGRAMME}kaart/", map.map_page, name="map"),
    path(f"{PROGRAMME}leefbaarheid/", livability.livability, name="livability"),
]
