# Everything a person or a CI job types. `make run` and `make test` need Python 3.11 and make, nothing else.
PYTHON ?= python3
ESSAY ?= data/essay.txt
BIN := .venv/bin

.PHONY: install run test check docs bench train evaluate clean

install: .venv/installed

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

.venv/trained: .venv/installed  # what training needs beside: styles and their processor, 100 MB
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,train]'
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

docs: install  ## write the pages of docs/ that follow from the program
	$(BIN)/python docs/generate.py

bench: install  ## what it costs; ESSAY=file and NOTES=annotated.jsonl for other texts
	$(BIN)/python tests/bench.py "$(ESSAY)" $(if $(NOTES),"$(NOTES)")
	$(BIN)/python tests/bench_links.py

train: .venv/trained  ## CORPORA=folder (data/training/README.md says what is in it)
	test -n "$(CORPORA)" || { echo 'say where the corpora are: make train CORPORA=folder' >&2; exit 2; }
	PYTHONPATH=data $(BIN)/python -m training.train "$(CORPORA)" $(addprefix smartcite/parser/,model.crfsuite vocabulary.txt)

evaluate: .venv/trained  ## NOTES=annotated.jsonl and CORPORA=folder are optional
	PYTHONPATH=data $(BIN)/python -m training.evaluate $(if $(NOTES),--notes "$(NOTES)") $(if $(CORPORA),--corpora "$(CORPORA)")

clean:
	rm -rf .venv build dist *.egg-info
