# The only commands anyone needs. Each sets up what it uses; nothing is installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SEEDS ?= 61 62 63

# Spark is large and needs Java, so its tests have an environment of their own.
SPARK := .venv-spark
SPARK_READY := $(SPARK)/.ready

.PHONY: help setup demo test check test-all test-spark browser-checks known-faults lock bench bench-national docs clean

help:
	@echo "make demo      set up, make an invented country, run the main job, show what it found"
	@echo "make test      set up and run the checks and tests"
	@echo "make test-all  the same, with the tests that take minutes"
	@echo "make test-spark  both engines side by side, in an environment of its own; needs Java"
	@echo "make browser-checks  fetch axe with npm and run the tests in a browser (needs Chromium)"
	@echo "make bench     stage times against the engine's own floor, and the accuracy figures"
	@echo "make bench-national  how cost grows up to ten million nominals"
	@echo "make lock      pin every library anew, none younger than a week (needs uv and the registry)"
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

$(SPARK_READY): requirements/dev.txt requirements/spark.txt pyproject.toml
	test -x $(SPARK)/bin/python || $(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(SPARK)/bin/python -m pip install --quiet --require-hashes -r requirements/spark.txt
	$(SPARK)/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(SPARK_READY)

test-spark: $(SPARK_READY)
	$(SPARK)/bin/python -m pytest -n 0 tests/integration/spark

# Not kept in the repository: its licence is not ours. Nothing of it is run but in the tests.
.browser/axe.min.js:
	mkdir -p .browser
	cd .browser && npm pack --silent axe-core@4.14.1 && tar -xzf axe-core-4.14.1.tgz package/axe.min.js
	mv .browser/package/axe.min.js .browser/axe.min.js

browser-checks: setup .browser/axe.min.js
	$(BIN)/python -m pytest tests/functional/review/test_in_a_browser.py tests/functional/documents/test_in_a_browser.py

# Where nothing could be checked it fails: silence is no answer.
known-faults: setup
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/python -m benchmarks.known_faults requirements/core.txt

# No version younger than a week: requirements/uploaded.json says when each was published.
lock: setup
	$(BIN)/python -m pip install --quiet uv
	PATH=$(CURDIR)/$(BIN):$$PATH $(BIN)/python -m benchmarks.lock
	$(BIN)/python -m accord.documentation

bench: setup
	-$(BIN)/python -m benchmarks.force_year
	$(BIN)/python -m benchmarks.figures $(SEEDS)

# Each size is a country of its own.
bench-national: setup
	$(BIN)/python -m benchmarks.scale --sizes 10000 100000 1000000 10000000 --memory 8GB

docs: setup
	$(BIN)/python -m accord.documentation

clean:
	rm -rf $(VENV) $(SPARK) demo build dist .mypy_cache .ruff_cache .hypothesis
