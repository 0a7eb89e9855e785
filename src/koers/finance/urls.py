"""Addresses of the money of a programme. The fixed pages come before the funds: an id of a fund may not be one of them."""

from django.urls import path

from .views import budget, choices, clock, deciders, fund, overview, paragraph, schemes

app_name = "finance"
MONEY = "programma/<slug:programme>/geld/"

urlpatterns = [
    path(MONEY, overview.money, name="money"),
    path(f"{MONEY}zeggenschap/", deciders.deciders, name="deciders"),
    path(f"{MONEY}klok/", clock.clock, name="clock"),
    path(f"{MONEY}keuzes/", choices.choices, name="choices"),
    path(f"{MONEY}keuzes/<slug:choice>/", choices.choice, name="choice"),
    path(f"{MONEY}begroting/", budget.budget, name="budget"),
    path(f"{MONEY}regelingen/", schemes.schemes, name="schemes"),
    path("programma/<slug:programme>/paragraaf/<int:year>/", paragraph.paragraph, name="paragraph"),
    path(f"{MONEY}<slug:fund>/", fund.fund, name="fund"),
]
