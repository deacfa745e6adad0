# Everything a person or a CI job types. `make run` and `make test` need Python 3.11 and make, nothing else.
PYTHON ?= python3
ESSAY ?= data/essay.txt
BIN := .venv/bin

.PHONY: install run test check bench clean

install: .venv/installed

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

run: install  ## check the sample essay
	$(BIN)/smartcite check --exit-zero data/essay.txt

test: install
	$(BIN)/python -m pytest

check: install  ## format, lint, types, tests: what CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(MAKE) test

clean:
	rm -rf .venv build dist *.egg-info
