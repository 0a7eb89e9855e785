"""Addresses of what is owed in a programme."""

from django.urls import path

from .lists import LISTS
from .views import agenda, commitments, lists, portfolios, recommendations, register, reports

app_name = "obligations"
PROGRAMME = "programma/<slug:programme>/"

urlpatterns = [
    path(f"{PROGRAMME}verplichtingen/", register.register, name="register"),
    path(f"{PROGRAMME}verplichtingen/<slug:obligation>/", register.obligation, name="obligation"),
    path(f"{PROGRAMME}agenda/", agenda.agenda, name="agenda"),
    path(f"{PROGRAMME}informatieafspraken/", reports.reports, name="reports"),
    path(f"{PROGRAMME}aanbevelingen/", recommendations.recommendations, name="recommendations"),
    path(f"{PROGRAMME}afspraken/", commitments.commitments, name="commitments"),
    path(f"{PROGRAMME}afspraken/te-volgen/", commitments.followed, name="followed"),
    path(f"{PROGRAMME}afspraken/doelen/", commitments.goals, name="commitment_goals"),
    path(f"{PROGRAMME}afspraken/terugkomend/", commitments.groups, name="groups"),
    path(f"{PROGRAMME}portefeuilles/", portfolios.index, name="portfolios"),
    path(f"{PROGRAMME}portefeuilles/<slug:portfolio>/", portfolios.portfolio, name="portfolio"),
    *(path(f"{PROGRAMME}{one.slug}/", lists.short_list, {"name": one.slug}, name=one.slug) for one in LISTS),
]
