"""Addresses of what is owed in a programme."""

from django.urls import path

from .views import agenda, portfolios, recommendations, register, reports

app_name = "obligations"
PROGRAMME = "programma/<slug:programme>/"

urlpatterns = [
    path(f"{PROGRAMME}verplichtingen/", register.register, name="register"),
    path(f"{PROGRAMME}verplichtingen/<slug:obligation>/", register.obligation, name="obligation"),
    path(f"{PROGRAMME}agenda/", agenda.agenda, name="agenda"),
    path(f"{PROGRAMME}informatieafspraken/", reports.reports, name="reports"),
    path(f"{PROGRAMME}aanbevelingen/", recommendations.recommendations, name="recommendations"),
    path(f"{PROGRAMME}portefeuilles/", portfolios.index, name="portfolios"),
    path(f"{PROGRAMME}portefeuilles/<slug:portfolio>/", portfolios.portfolio, name="portfolio"),
]
