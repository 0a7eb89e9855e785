"""A file holds the whole list, in whatever form it is asked; the page holds a part of it."""

import pytest
from django.test import RequestFactory

from koers.kernel.pages import EVERY, as_file, page_size


@pytest.mark.parametrize(
    ("query", "whole", "of_a_list"),
    [
        ("", False, False),
        ("pagina=2", False, False),
        ("csv=lijst", True, True),
        ("xlsx=lijst", True, True),
        ("xlsx=ander", True, False),
        ("csv=ander&xlsx=lijst", True, True),
        ("pdf=1", False, False),
    ],
)
def test_csv_and_xlsx_hold_the_whole_list(query: str, whole: bool, of_a_list: bool) -> None:
    request = RequestFactory().get(f"/?{query}")
    assert as_file(request) is whole
    assert as_file(request, "lijst") is of_a_list
    assert page_size(request, 50) == (EVERY if whole else 50)
    assert page_size(request, 50, "lijst") == (EVERY if of_a_list else 50)
