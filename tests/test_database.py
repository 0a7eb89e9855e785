"""The database of the tests is the one that was asked for."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_database_is_the_one_asked_for() -> None:
    assert connection.vendor == os.environ.get("KOERS_TEST_DATABASE", "sqlite")
