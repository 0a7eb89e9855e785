"""The figures of one year once more, a row an area, so that one area is found without reading the year.

    ROOT/<source>/<vintage>-<key>/by-area-<year>.arrow     Arrow IPC, compressed, a few areas a batch, sorted by code

It holds nothing that the long table has not: it can be thrown away, and where it is not there (an older store) the long
table is read instead. Importing the same file again makes it.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from .figures import STATUSES

# One area is read by unpacking as many as have this many cells together.
CELLS_A_BATCH = 2048
_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")

Floats = NDArray[np.float64]
Places = NDArray[np.uint8]
Found = tuple[list[str], Floats, Places]
"""Codes in order, their values with nan for none, and their statuses (places in STATUSES): a row an area."""


def write(path: Path, figures: pa.Table) -> None:
    """Write a long table as wide.long_table makes it (every measure of every area, sorted) as one row an area."""
    area, width = figures["area"].combine_chunks(), len(figures["measure"].combine_chunks().dictionary)
    if not len(area):
        return
    values = figures["value"].combine_chunks().fill_null(np.nan)
    status = figures["status"].combine_chunks().indices.cast(pa.uint8())
    _write(path, area.dictionary, values, status, width)


def complete(path: Path, figures: Path, width: int) -> None:
    """Write it from the file of the long table; ``width`` is the number of measures."""
    codes, values, status = _of_file(figures, width)
    _write(path, pa.array(codes), pa.array(values.ravel()), pa.array(status.ravel()), width)


def _write(path: Path, codes: pa.Array, values: pa.Array, status: pa.Array, width: int) -> None:
    table = pa.table(
        {
            "code": codes,
            "value": pa.FixedSizeListArray.from_arrays(values, width),
            "status": pa.FixedSizeListArray.from_arrays(status, width),
        }
    )
    areas = max(1, CELLS_A_BATCH // width)
    firsts = codes.take(pa.array(np.arange(0, len(codes), areas)))
    table = table.replace_schema_metadata({"first": json.dumps(firsts.to_pylist())})
    sink = pa.BufferOutputStream()  # straight to the disk every batch would be a dozen small writes
    with pa.ipc.new_file(sink, table.schema, options=_OPTIONS) as writer:
        writer.write_table(table, max_chunksize=areas)
    path.write_bytes(sink.getvalue())


def _of_file(figures: Path, width: int) -> Found:
    """What the file of the long table has."""
    table = pq.read_table(figures, columns=["area", "value", "status"])
    codes = table["area"].take(pa.array(np.arange(0, table.num_rows, width))).cast(pa.string())
    status = pc.index_in(table["status"].cast(pa.string()), pa.array([str(one) for one in STATUSES]))
    values = table["value"].to_numpy().reshape(-1, width)
    return codes.to_pylist(), values, status.to_numpy().astype(np.uint8).reshape(-1, width)


class ByArea:
    """The figures of one import's year by area; columns are the measures in the sidecar's order."""

    def __init__(self, path: Path, figures: Path, width: int) -> None:
        self._lock = Lock()
        self._reader: pa.ipc.RecordBatchFileReader | None = None
        try:
            self._reader = pa.ipc.open_file(pa.memory_map(str(path)), options=pa.ipc.IpcReadOptions(use_threads=False))
        except (FileNotFoundError, pa.ArrowInvalid):
            self._first, self._whole = [""], [_of_file(figures, width)]
            return
        self._first = json.loads(self._reader.schema.metadata[b"first"])
        self._whole = []

    def _batch(self, number: int) -> Found:
        if self._reader is None:
            return self._whole[0]
        with self._lock:
            batch = self._reader.get_batch(number)
        return _matrices(batch)

    def take(self, wanted: Sequence[str]) -> Found:
        """What it has of these areas. ``wanted`` must be sorted."""
        pieces: list[Found] = []
        at = 0
        while at < len(wanted):
            number = max(0, bisect_right(self._first, wanted[at]) - 1)
            beyond = bisect_left(wanted, self._first[number + 1]) if number + 1 < len(self._first) else len(wanted)
            codes, values, status = self._batch(number)
            rows = []
            for code in wanted[at:beyond]:
                row = bisect_left(codes, code)
                if row < len(codes) and codes[row] == code:
                    rows.append(row)
            if rows:
                pieces.append(([codes[row] for row in rows], values[rows], status[rows]))
            at = beyond
        return _joined(pieces)

    def under(self, prefix: str) -> Found:
        """What it has of areas whose code starts with ``prefix``."""
        start = max(0, bisect_left(self._first, prefix) - 1)
        beyond = bisect_left(self._first, f"{prefix}~")
        pieces: list[Found] = []
        for number in range(start, beyond):
            codes, values, status = self._batch(number)
            rows = slice(bisect_left(codes, prefix), bisect_left(codes, f"{prefix}~"))
            if rows.start < rows.stop:
                pieces.append((codes[rows], values[rows], status[rows]))
        return _joined(pieces)


def _joined(pieces: list[Found]) -> Found:
    if len(pieces) == 1:
        return pieces[0]
    if not pieces:
        return [], np.empty((0, 0)), np.empty((0, 0), dtype=np.uint8)
    codes = [code for piece in pieces for code in piece[0]]
    return codes, np.concatenate([piece[1] for piece in pieces]), np.concatenate([piece[2] for piece in pieces])


def _matrices(batch: pa.RecordBatch) -> Found:
    values, status = batch.column(1).values, batch.column(2).values
    shape = (batch.num_rows, -1)
    return batch.column(0).to_pylist(), values.to_numpy().reshape(shape), status.to_numpy().reshape(shape)


@lru_cache(maxsize=512)
def opened(path: Path, figures: Path, width: int) -> ByArea:
    """The file, kept open: it never changes."""
    return ByArea(path, figures, width)
