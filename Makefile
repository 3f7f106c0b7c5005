# `make demo` runs the main job, `make test` passes the tests. Both make .venv first where it is missing or out of date.
#   PYTHON=python3.12   the Python to make .venv with
#   ARGS="--quick"      for `make demo`: what `rsgui demo --help` lists
# `make bench` measures; SUBJECT=method measures that alone.
# `make translations` collects the window's texts for translators, and compiles what they wrote.

BIN := .venv/bin
READY := .venv/made
PYTEST := $(BIN)/python -m pytest
# The rooms that have to work on a server: their tests, and the engine they start, find neither Qt nor torch.
HEADLESS := tests/core tests/store tests/jobs

# What `make bench` measures: each is a script in tests/benchmarks that prints one JSON line a workload.
SUBJECT := $(filter-out report large_store large_grid,$(basename $(notdir $(wildcard tests/benchmarks/*.py))))

.PHONY: demo test bench translations lint headless rest clean

demo: $(READY)
	$(BIN)/rsgui demo $(ARGS)

test: lint headless rest

bench: $(READY)
	@for subject in $(SUBJECT); do $(BIN)/python -m tests.benchmarks.$$subject || exit 1; done

translations: $(READY)
	$(BIN)/python tools/translations.py

$(READY): pyproject.toml constraints.txt tools/make_venv tools/check_qt
	@sh tools/make_venv

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

headless: lint
	PYTHONPATH=tests/hide $(PYTEST) -p no:pytest-qt -W ignore::pytest.PytestConfigWarning $(HEADLESS)

rest: headless
	QT_QPA_PLATFORM=offscreen $(PYTEST) tests $(HEADLESS:%=--ignore=%)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .grimp_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
