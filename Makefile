# The only commands anyone needs. Each sets up what it uses; nothing is installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SEEDS ?= 11 12 13

.PHONY: help setup demo test check test-all bench docs clean

help:
	@echo "make demo      set up, make an invented country, run the main job, show what it found"
	@echo "make test      set up and run the checks and tests"
	@echo "make test-all  the same, with the tests that take minutes"
	@echo "make bench     stage times against the engine's own floor, and the accuracy figures"
	@echo "make docs      write the generated pages again"

setup: $(READY)

$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: setup
	$(BIN)/accord demo --out demo

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest -n 2 -m "not slow"

test-all: check
	$(BIN)/python -m pytest -n 2

bench: setup
	-$(BIN)/python -m benchmarks.force_year
	$(BIN)/python -m benchmarks.figures $(SEEDS)

docs: setup
	$(BIN)/python -m accord.documentation

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .hypothesis
