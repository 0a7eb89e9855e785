"""The catalogue is data: whole, without contradictions, and every column leads somewhere."""

from collections import Counter

import pytest

from koers.statistics import Kind, StatisticsInputError, catalogue
from koers.statistics.catalogue import PER, fold
from koers.statistics.readers.topics import fused, odata3, statline, topics

WANTED = {
    "population",
    "households",
    "social_assistance",
    "woz_value",
    "livability_deviation",
    "livability_safety",
    "good_health",
    "hard_to_make_ends_meet",
}


def test_the_promised_measures_are_there() -> None:
    assert catalogue().measures.keys() >= WANTED


def test_every_denominator_is_a_count() -> None:
    for measure in catalogue().measures.values():
        for name in measure.denominator:
            assert catalogue()[name].kind == Kind.COUNT, measure.id


def test_shares_and_rates_can_be_added_up_or_have_no_denominator_and_say_so() -> None:
    without = {m.id for m in catalogue().measures.values() if m.kind in PER and not m.denominator}
    assert without == {
        "employees",
        "self_employed",
        "employees_permanent",
        "employees_flexible",
    }  # of workers, whom the source does not count


def test_every_column_is_of_a_known_source_and_measure() -> None:
    for column in catalogue().columns:
        assert column.source in catalogue().sources
        assert column.measure in catalogue().measures


def test_no_column_leads_to_two_measures() -> None:
    keys = Counter((c.source, fold(c.topic), fold(c.within), fold(c.unit)) for c in catalogue().columns)
    assert [key for key, count in keys.items() if count > 1] == []


def test_sensitive_measures_are_marked() -> None:
    assert catalogue()["crime_suspects_rate"].sensitive
    assert catalogue()["origin_turkey"].sensitive


def test_unknown_measure_names_what_is_near() -> None:
    with pytest.raises(StatisticsInputError, match="household"):
        catalogue()["houshold_size"]


def test_a_renumbered_column_is_the_same_measure() -> None:
    for name in ("PersonenPerSoortUitkeringWW_76", "PersonenPerSoortUitkeringWW_85"):
        assert [c.measure for c in topics([odata3(name)], "cbs-kwb", 2020).columns.values()] == ["unemployment_benefit"]


def test_longest_topic_wins_where_words_are_fused() -> None:
    header = fused("Bevolking.Personen.met.een.migratieachtergrond.Niet.westers.Niet.westers.totaal..aantal.")
    assert [c.measure for c in topics([header], "cbs-kwb", 2017).columns.values()] == ["origin_non_western"]


def test_another_unit_is_another_column() -> None:
    header = statline("Wonen/Woningen naar eigendom/Koopwoningen (aantal)")
    assert topics([header], "cbs-kwb", 2020).columns == {}


def test_two_columns_for_one_measure_are_both_left_unread() -> None:
    headers = [statline("Bevolking/Aantal inwoners (aantal)"), statline("Iets/Aantal inwoners (aantal)")]
    found = topics(headers, "cbs-kwb", 2020)
    assert (found.columns, len(found.unread)) == ({}, 2)
