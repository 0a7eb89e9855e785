"""Every fact about money that stands in the five documents stands in the packages, with its amount and its source.

The left column is the number of the fact in the list that was made of the documents; the rest is what a package must say.
A dash is an empty cell, and an amount that is not known says why.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

PROGRAMMES = Path(__file__).parents[2] / "programmes"
PACKAGES = ("heerlen-noord", "burgerbetrokkenheid", "coalitieakkoord-heerlen", "nplv")

# number, package and id, amount, amount a year, begin, end, kind, whether the council saw it
FUNDS = """
F-01 heerlen-noord/regiodeal-tweede-tranche 4600000 - 2019 2027 extra yes
F-02 heerlen-noord/regiodeal-vierde-tranche 25000000 - 2023 - extra yes
F-03 heerlen-noord/preventie-met-gezag - 1400000 2022 2025 extra yes
F-04 heerlen-noord/volkshuisvestingsfonds-heerlen 8200309 - 2021 2031 extra yes
F-05 heerlen-noord/woningen-terugkopen - - - - extra partly
F-06 heerlen-noord/energiefixers-heerlen 9750000 - 2023 - extra yes
F-07 heerlen-noord/energiefixers-extra 2310000 - 2023 - extra yes
F-08 heerlen-noord/kansrijke-wijken 18300000 - - - programme indirect
F-09 heerlen-noord/kosten-programmabureau 1500000 500000 2023 2025 bureau indirect
F-10 heerlen-noord/rijke-schooldag-ocw 599000 - - - extra no
F-11 heerlen-noord/versnellingsbudget-2022 - - 2022 2022 programme yes
F-12 heerlen-noord/aanjaaggeld-2023 - - 2023 2023 programme yes
F-13 heerlen-noord/krediet-bovengrondse-vakschool - - 2022-01-26 - extra yes
F-14 heerlen-noord/veiligheidscentrum-heerlen-noord - - 2023-06-28 - extra yes
F-15 heerlen-noord/gereserveerd-bedrag-2021 20000 - 2021 2021 programme yes
F-16 burgerbetrokkenheid/werkbudget-burgerbetrokkenheid - 60000 2020 - programme yes
F-17 burgerbetrokkenheid/erfgoedparticipatie - 50000 2020 - regular yes
F-18 burgerbetrokkenheid/cityboost - - 2020 2022 extra no
F-19 burgerbetrokkenheid/digitale-munt - - 2020 - extra partly
F-20 burgerbetrokkenheid/gebrookerbos - - - 2020-12-31 extra partly
F-21 burgerbetrokkenheid/stadslab - - 2019 2021 extra partly
F-22 burgerbetrokkenheid/urbact-iplace - - 2019-06 2021-03 extra partly
F-23 coalitieakkoord-heerlen/urban-heerlen 500000000 - 2016 - regular partly
F-24 heerlen-noord/cofinanciering-en-eigen-versnelling - - 2022 - extra yes
F-25 heerlen-noord/taalprojecten-schunck - - - - extra no
F-26 heerlen-noord/reguliere-budgetten - - - - regular yes
"""

# number, id, fund, amount or why there is none
PARTS = """
FA-01 regiodeal-saffier regiodeal-tweede-tranche 1350000
FA-02 regiodeal-hoofdstraat-en-kasteelbuurt regiodeal-tweede-tranche 950000
FA-03 regiodeal-vrieheide regiodeal-tweede-tranche 1275000
FA-04 regiodeal-slakhorst regiodeal-tweede-tranche 100000
FA-05 regiodeal-kansrijke-start regiodeal-tweede-tranche 600000
FA-06 regiodeal-werk-in-de-wijk regiodeal-tweede-tranche 150000
FA-07 regiodeal-gezonde-basisschool regiodeal-tweede-tranche 212084
FA-08 kansrijke-wijken-ontwikkeling-van-het-jonge-kind kansrijke-wijken not_divided
FA-09 kansrijke-wijken-school-en-omgeving kansrijke-wijken not_divided
FA-10 kansrijke-wijken-preventie-armoede-en-schulden kansrijke-wijken not_divided
FA-11 kansrijke-wijken-re-integratie kansrijke-wijken not_divided
FA-12 kansrijke-wijken-veerkracht-en-weerbaarheid kansrijke-wijken not_divided
FA-13 kansrijke-wijken-gezonde-leefomgeving kansrijke-wijken not_divided
FA-14 regiodeal-vierde-tranche-heerlen-noord regiodeal-vierde-tranche not_stated
FA-15 volkshuisvestingsfonds-renovatie volkshuisvestingsfonds-heerlen 8200309
FA-16 programmabureau-per-jaar kosten-programmabureau 500000
"""

# number, id, number of the budget programme, theme, fund, whether it is in the budget of 2023 (figure 9)
BUDGET = """
BM-01 regiodeal 0 gezondheid-en-leefomgeving regiodeal-tweede-tranche yes
BM-02 sociaal-veilig 1 leefbaarheid-en-veiligheid - yes
BM-03 preventie-met-gezag 1 leefbaarheid-en-veiligheid preventie-met-gezag yes
BM-04 politiebureau-hoensbroek 1 leefbaarheid-en-veiligheid veiligheidscentrum-heerlen-noord yes
BM-05 programmabureau 3 - kosten-programmabureau no
BM-06 rijke-schooldag 4 talentontwikkeling rijke-schooldag-ocw yes
BM-07 verbeteren-leefomgeving 5 gezondheid-en-leefomgeving - yes
BM-08 bovengrondse-vakschool 6 werk-en-bestaanszekerheid krediet-bovengrondse-vakschool yes
BM-09 kansrijk-van-start 6 talentontwikkeling regiodeal-tweede-tranche yes
BM-10 rijke-schooldag-kansrijke-wijken 6 talentontwikkeling kansrijke-wijken no
BM-11 versnellingsagenda-en-transformatie 8 gezondheid-en-leefomgeving - yes
BM-12 energiefixers 8 gezondheid-en-leefomgeving energiefixers-heerlen no
"""

# number, table, id, year, amount or why there is none (the participation budget, appendix 1)
PARTICIPATION = """
PB-01 allocations begroting-2020-onderzoek 2020 6000
PB-02 allocations begroting-2020-stadswerkplaats 2020 10000
PB-03 allocations begroting-2020-participatietoolbox 2020 25000
PB-04 allocations begroting-2020-testlab 2020 5000
PB-05 allocations begroting-2020-plan-heerlen-noord 2020 5000
PB-06 allocations begroting-2020-burgerpanel 2020 1450
PB-07 allocations begroting-2020-vitrines 2020 5000
PB-08 stated_totals begroting-2020 2020 57450
PB-09 allocations begroting-2021-participatietoolbox 2021 not_stated
PB-10 allocations begroting-2021-platform 2021 25000
PB-11 allocations begroting-2021-kosten-platform 2021 20000
PB-12 allocations begroting-2021-participatieverordening 2021 pm
PB-13 allocations begroting-2021-referendumverordening 2021 pm
PB-14 allocations begroting-2021-stemwijzer 2021 15000
PB-15 allocations begroting-2021-campagne 2021 25000
PB-16 allocations begroting-2021-democratie-op-school 2021 5500
PB-17 allocations begroting-2021-burgerpanel 2021 4350
PB-18 allocations begroting-2021-hulp 2021 pm
PB-19 stated_totals begroting-2021 2021 94850
PB-20 funds werkbudget-burgerbetrokkenheid - 60000
"""

# number, id, our fund, whether it must be applied for (figure 3)
SCHEMES = """
FP-01 volkshuisvestingsfonds volkshuisvestingsfonds-heerlen yes
FP-02 steun-voor-programmabureaus kosten-programmabureau yes
FP-03 woningbouwimpuls - yes
FP-04 nationaal-isolatieprogramma - yes
FP-05 energiefixers-landelijk energiefixers-heerlen unknown
FP-06 preventie-met-gezag-landelijk preventie-met-gezag yes
FP-07 proef-tegen-ondermijning - unknown
FP-08 gala - yes
FP-09 ontwikkeling-van-het-jonge-kind kansrijke-wijken yes
FP-10 school-en-omgeving kansrijke-wijken yes
FP-11 preventie-armoede-en-schulden kansrijke-wijken yes
FP-12 re-integratie kansrijke-wijken yes
FP-13 veerkracht-en-weerbaarheid kansrijke-wijken yes
FP-14 gezonde-leefomgeving kansrijke-wijken yes
FP-15 regio-deals regiodeal-tweede-tranche yes
"""

Row = dict[str, str]


@cache
def rows(package: str, table: str) -> dict[str, Row]:
    """The rows of a package's table by id; none when it has no such table."""
    path = PROGRAMMES / package / f"{table}.csv"
    if not path.exists():
        return {}
    with path.open(newline="", encoding="utf-8") as handle:
        return {row.get("id", str(number)): row for number, row in enumerate(csv.DictReader(handle))}


def facts(text: str) -> list[list[str]]:
    """The facts of a list above; a dash becomes an empty cell."""
    return [["" if word == "-" else word for word in line.split()] for line in text.strip().splitlines()]


def amount(row: Row) -> str:
    """The amount of a row, or why there is none."""
    return row["amount"] or row["amount_status"]


@pytest.mark.parametrize("fact", facts(FUNDS), ids=lambda fact: fact[0])
def test_every_fund(fact: list[str]) -> None:
    _, place, total, yearly, start, end, kind, council = fact
    row = rows(place.split("/")[0], "funds")[place.split("/")[1]]
    given = [
        row[name] for name in ("amount", "amount_per_year", "period_start", "period_end", "kind", "put_to_council")
    ]
    assert given == [total, yearly, start, end, kind, council]


@pytest.mark.parametrize("fact", facts(PARTS), ids=lambda fact: fact[0])
def test_every_part_of_a_fund(fact: list[str]) -> None:
    _, place, fund, money = fact
    row = rows("heerlen-noord", "allocations")[place]
    assert (row["fund"], amount(row), row["budget_state"]) == (fund, money, "division")


@pytest.mark.parametrize("fact", facts(BUDGET), ids=lambda fact: fact[0])
def test_every_row_of_figure_9(fact: list[str]) -> None:
    _, place, number, theme, fund, in_budget = fact
    row = rows("heerlen-noord", "budget_items")[place]
    assert [row[name] for name in ("number", "theme", "fund", "in_budget", "year")] == [
        number, theme, fund, in_budget, "2023",
    ]  # fmt: skip


@pytest.mark.parametrize("fact", facts(PARTICIPATION), ids=lambda fact: fact[0])
def test_every_line_of_the_participation_budget(fact: list[str]) -> None:
    _, table, place, year, money = fact
    row = rows("burgerbetrokkenheid", table)[place]
    if table == "funds":
        assert row["amount_per_year"] == money
    else:
        assert (row["fund"], row["year"], amount(row)) == ("werkbudget-burgerbetrokkenheid", year, money)


@pytest.mark.parametrize("fact", facts(SCHEMES), ids=lambda fact: fact[0])
def test_every_scheme_of_figure_3(fact: list[str]) -> None:
    _, place, fund, application = fact
    assert rows("nplv", "schemes")[place]["application"] == application
    of_funds = {row["id"]: row["scheme"] for row in rows("heerlen-noord", "funds").values()}
    of_parts = {(row["fund"], row["scheme"]) for row in rows("heerlen-noord", "allocations").values()}
    if fund:
        assert of_funds[fund] == place or (fund, place) in of_parts
    else:
        assert place not in of_funds.values()


def test_there_are_no_others() -> None:
    """What the packages hold of these is what the documents hold."""
    counts = {
        name: sum(len(rows(package, name)) for package in PACKAGES) for name in ("funds", "schemes", "budget_items")
    }
    assert counts == {"funds": 26, "schemes": 15, "budget_items": 12}
    assert [len(facts(text)) for text in (FUNDS, PARTS, BUDGET, PARTICIPATION, SCHEMES)] == [26, 16, 12, 20, 15]
    assert len(rows("burgerbetrokkenheid", "allocations")) + len(rows("burgerbetrokkenheid", "stated_totals")) == 19


def test_every_fund_has_a_state_and_somebody_who_decides() -> None:
    for package in PACKAGES:
        stated, decided = defaultdict(int), defaultdict(int)
        for row in rows(package, "fund_states").values():
            stated[row["fund"]] += row["planned"] == "false"
        for row in rows(package, "authorities").values():
            decided[row["fund"]] += row["role"] == "decides"
        for id in rows(package, "funds"):
            assert stated[id], f"geen stand bij {id}"
            assert decided[id], f"niemand beslist over {id}"


def test_every_row_has_its_place_in_its_source() -> None:
    tables = ("funds", "fund_parties", "fund_states", "allocations", "authorities", "budget_items", "stated_totals", "schemes", "choices_ahead")  # fmt: skip
    for package in PACKAGES:
        for table in tables:
            for id, row in rows(package, table).items():
                assert row["source"], f"{package}/{table}: {id}"
                assert row["source_place"], f"{package}/{table}: {id}"
