"""The same tables as other programs write them: other kinds of text, typed rows as CSV, other levels, another order."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from koers.statistics.readers import read_file

from . import samples
from .test_command import home, koers  # noqa: F401  # a fixture
from .test_readers import cell


@pytest.mark.parametrize("text", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_text_as_pandas_and_polars_write_it(tmp_path: Path, text: pa.DataType) -> None:
    table = pq.read_table(samples.odata3_parquet(tmp_path))
    fields = [field.with_type(text) if pa.types.is_string(field.type) else field for field in table.schema]
    table = table.cast(pa.schema(fields)).append_column("__index_level_0__", pa.array(range(table.num_rows)))
    path = tmp_path / "opnieuw.parquet"
    pq.write_table(table, path, store_schema=True)
    reading = read_file(path)
    assert cell(reading, 2020, "BU90010000", "social_assistance") == (150, "ok")
    assert "__index_level_0__" not in reading.unread


def test_typed_rows_as_csv_say_the_same_as_parquet(tmp_path: Path) -> None:
    """Without a sign for it an empty cell does not say why it is empty, and a column without a figure is to come."""
    parquet = samples.odata3_parquet(tmp_path)
    path = tmp_path / "getypt.csv"
    pa_csv.write_csv(pq.read_table(parquet), path, pa_csv.WriteOptions(delimiter=";"))
    one, other = (read_file(file).years[0] for file in (path, parquet))
    assert one.not_yet_published == other.not_yet_published == ("woz_value",)
    assert one.figures.to_pylist() == other.figures.to_pylist()


def test_rows_of_odata_without_an_envelope(tmp_path: Path) -> None:
    said = json.loads(samples.odata4_json(tmp_path).read_text(encoding="utf-8"))
    path = tmp_path / "rijen.json"
    path.write_text(json.dumps(said["value"]))
    assert cell(read_file(path), 2020, "BU90010000", "population") == (1200, "ok")


@pytest.mark.parametrize(("level", "code"), [("wk", "WK900100"), ("gm", "GM9001")])
def test_leefbaarometer_of_wijken_and_gemeenten(tmp_path: Path, level: str, code: str) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(f"{level}_code;versie;jaar;{level}_naam;lbm;afw\n{code};Leefbaarometer 3.0;2022.0;X;4,1;-0,05\n")
    reading = read_file(path)
    assert (reading.source, reading.years[0].year) == ("leefbaarometer", 2022)
    assert cell(reading, 2022, code, "livability_deviation") == (-0.05, "ok")


def test_a_file_without_codes_may_come_before_the_list_it_needs(tmp_path: Path) -> None:
    names = samples.statline_csv(tmp_path, codes=False).rename(tmp_path / "a.csv")
    codes = samples.odata3_parquet(tmp_path)
    text = koers("import", str(names), str(codes))
    assert "naar de volgorde van de lijst van 2020" in text
