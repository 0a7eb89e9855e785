# Koers: `make run` starts it, `make test` tests it. Each says what it does, in Dutch, as everything on screen.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first Python that is new enough; when there is none, python3 tells so itself.
PYTHON ?= $(or $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done),python3)
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/done
PORT ?= 8000
export PORT
export KOERS_HOME ?= $(CURDIR)/var
PYTEST_OPTIONS ?=
STATIC_SOURCES = $(shell find src -path '*/static/*' -type f)

.PHONY: help install installed run test quick lint types contracts check check-postgresql bench lock clean assets pictures
.PHONY: test-tools lint-tools system-tools

help:
	@echo "make run        Koers installeren, vullen, publiceren en starten op poort $(PORT) van deze computer (andere poort: make run PORT=8001)"
	@echo "make install    alleen installeren: daarna is er $(BIN)/koers"
	@echo "make test       alle tests, op SQLite"
	@echo "make check      alles wat goed moet zijn voor iets erin mag: stijl, typen, verdiepingen, tests op SQLite en PostgreSQL"
	@echo "make quick      de tests zonder browser en zonder lange simulaties"
	@echo "make lint | types | contracts | bench | pictures | lock | clean"

# --- Installing: each step leaves a mark, so that a second time takes no time -----------------------------

install: installed
	@echo "Klaar: Koers is geïnstalleerd ($(BIN)/koers). Starten: make run"

installed: $(DONE)/koers $(DONE)/assets $(DONE)/static

$(DONE)/run: requirements/run.txt requirements/build.txt scripts/install.py
	@echo "Installeren: de onderdelen van Koers (de eerste keer enkele minuten, daarna niet meer)"
	@$(PYTHON) scripts/install.py $(VENV) requirements/build.txt requirements/run.txt
	@mkdir -p $(DONE) && touch $@

# --no-build-isolation: what builds Koers comes from a lock too, so nothing is fetched here.
$(DONE)/koers: $(DONE)/run pyproject.toml
	@echo "Installeren: Koers zelf"
	@$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --disable-pip-version-check --editable .
	@touch $@

$(DONE)/assets: $(DONE)/run package.json package-lock.json scripts/build_assets.py requirements/node.txt
	@echo "Installeren: stijlbladen en lettertypen"
	@$(BIN)/python scripts/build_assets.py
	@touch $@

$(DONE)/static: $(DONE)/koers $(DONE)/assets $(STATIC_SOURCES)
	@$(BIN)/koers collectstatic --no-input --clear --verbosity 0
	@touch $@

# A folder that was thrown away must come back, though its mark is still there.
ifeq ($(wildcard build/assets/koers/nlds.css),)
.PHONY: $(DONE)/assets
endif
ifeq ($(wildcard $(KOERS_HOME)/static),)
.PHONY: $(DONE)/static
endif

assets: $(DONE)/assets

# --- Running ----------------------------------------------------------------------------------------------

run: installed
	@$(BIN)/koers serve --check
	@echo "Stap 1 van 4: de database bijwerken"
	@$(BIN)/koers migrate --verbosity 0
	@echo "Stap 2 van 4: programma's laden die er nog niet zijn"
	@$(BIN)/koers load --missing programmes/*
	@echo "Stap 3 van 4: een editie publiceren als er iets veranderd is"
	@$(BIN)/koers publish
	@echo "Stap 4 van 4: starten op poort $(PORT) (stoppen met Ctrl-C)"
	@exec $(BIN)/koers serve

# --- Testing ----------------------------------------------------------------------------------------------

test-tools: $(DONE)/test
$(DONE)/test: requirements/test.txt $(DONE)/run
	@echo "Installeren: wat de tests nodig hebben"
	@$(PYTHON) scripts/install.py $(VENV) requirements/test.txt
	@touch $@

# On a build server everything must be tested; on somebody's own machine what is missing is skipped, and named at the end.
system-tools:
	@.ci/system-tools

test: installed test-tools system-tools
	@echo "Testen: alle tests op SQLite"
	@KOERS_TEST_DATABASE=sqlite $(BIN)/python -m pytest $(PYTEST_OPTIONS) \
		&& echo "Klaar: alle tests zijn geslaagd." \
		|| { echo "Niet goed: er zijn tests mislukt, zie hierboven."; exit 1; }

quick: installed test-tools
	@KOERS_TEST_DATABASE=sqlite $(BIN)/python -m pytest -m "not slow and not browser" $(PYTEST_OPTIONS)

# The simulations and the browser do not touch the workshop's database: once is enough for those.
check-postgresql: installed test-tools system-tools
	@echo "Testen: op PostgreSQL"
	@KOERS_TEST_DATABASE=postgresql $(BIN)/python -m pytest -m "not slow and not browser" $(PYTEST_OPTIONS)

# The pictures in the README, made from the pages as they are now.
pictures: installed test-tools system-tools
	@KOERS_PICTURES=1 $(BIN)/python -m pytest --numprocesses=0 tests/browser/test_pictures.py $(PYTEST_OPTIONS)
	@echo "Klaar: de plaatjes staan in docs/pictures."

lint-tools: $(DONE)/lint
$(DONE)/lint: requirements/lint.txt $(DONE)/run
	@echo "Installeren: wat de controles nodig hebben"
	@$(PYTHON) scripts/install.py $(VENV) requirements/lint.txt
	@touch $@

lint: lint-tools
	@echo "Controleren: stijl"
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --check --quiet . || { echo "Deze bestanden zijn niet opgemaakt; draai: $(BIN)/ruff format ."; $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/djlint --quiet --lint src

types: installed lint-tools
	@echo "Controleren: typen van methods en kernel"
	@$(BIN)/mypy

contracts: installed lint-tools
	@echo "Controleren: een pijl gaat alleen naar beneden"
	@$(BIN)/lint-imports --no-logo

check: lint types contracts test check-postgresql
	@echo "Klaar: stijl, typen, verdiepingen en alle tests zijn goed."

# --- Measuring and locking --------------------------------------------------------------------------------

# What we compare with has an environment of its own: it never touches the product's.
.venv-bench/done: requirements/bench.txt
	@$(PYTHON) scripts/install.py .venv-bench requirements/bench.txt
	@touch $@

bench: installed .venv-bench/done
	@$(BIN)/python -m benchmarks

# Settings of one's own machine are left out, so that no host or folder gets into a lock.
LOCKING = env -u UV_INDEX -u UV_EXTRA_INDEX_URL -u UV_INDEX_URL -u UV_DEFAULT_INDEX -u UV_FIND_LINKS \
	$(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 $(LOCK_OPTIONS)
LOCK_OPTIONS ?=

lock: lint-tools
	@$(LOCKING) pyproject.toml --output-file requirements/run.txt
	@for group in build test lint bench node; do \
		$(LOCKING) --group pyproject.toml:$$group --constraints requirements/run.txt --output-file requirements/$$group.txt; done
	@if command -v npm >/dev/null; then npm install --package-lock-only --ignore-scripts --loglevel=error; fi
	@echo "Klaar: de sloten zijn vernieuwd (alles nieuwer maken: make lock LOCK_OPTIONS=--upgrade)."

clean:
	@rm -rf $(VENV) .venv-bench build node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Klaar: alles wat gemaakt was is weg. Uw gegevens in $(KOERS_HOME) zijn er nog."
