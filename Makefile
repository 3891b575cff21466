# `make site` and `make test` do all the set-up themselves: a virtual environment, pinned packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SOURCE ?= spec

.PHONY: site test check bench format clean
.DEFAULT_GOAL := site

$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable .
	$(BIN)/python -m compileall -q tools  # pip compiles what it copies, not what it links to
	touch $@

site: $(READY) ## the clause tree of the spec
	$(BIN)/clausetree tree $(SOURCE)

test: $(READY) ## all tests
	$(BIN)/python -m pytest -n 2 -q

check: $(READY) ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## ratios of speed, both sides measured in one run
	$(BIN)/python -m compileall -q tools
	$(BIN)/python -m tests.bench.run

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build $(VENV)
