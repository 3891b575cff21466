# `make site` and `make test` do all the set-up themselves: a virtual environment with pinned packages, a browser.
PYTHON ?= python3
SOURCE ?= spec
OUT ?= build/site
SEED ?= 1
COUNT ?= 150
VENV := .venv
BIN := $(VENV)/bin
INSTALL := PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: environment site test check bench bench-peers interop mutants format clean browser html-checker pictures
.DEFAULT_GOAL := site

environment: ## .venv with the pinned packages, of PYTHON
	@sh tools/environment.sh '$(PYTHON)' $(if $(filter file,$(origin PYTHON)),,asked)

site: environment ## the site of SOURCE, in OUT
	$(BIN)/clausetree site build --source '$(SOURCE)' --out '$(OUT)'
	@echo "open $(OUT)/index.html, or run: $(BIN)/clausetree site serve --source $(SOURCE)"

test: environment browser html-checker ## all tests; a line at the end says which were left out, and why
	$(BIN)/python -m pytest -n 2 --dist worksteal -q

check: environment ## style, types, layers, dead code, dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/deptry tools

bench: environment ## ratios of speed, both sides measured in one run
	$(BIN)/python -m compileall -q tools
	$(BIN)/python -m tests.bench.run

bench-peers: environment ## what other tools find of the same changes; writes the tables of site/guide/accuracy.md
	$(BIN)/python -m tests.bench.peers.run

interop: environment ## loads rows of every form in `datasets` and in Inspect AI, which get an environment of their own
	@[ -x build/interop/venv/bin/python ] || $(BIN)/python -m venv build/interop/venv
	build/interop/venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	build/interop/venv/bin/python -m pip install --quiet --disable-pip-version-check --group interop
	$(BIN)/python -m tests.interop.run build/interop/venv/bin/python

mutants: environment ## how many of COUNT small mistakes, drawn with SEED, the tests notice; takes half an hour
	$(INSTALL) --group mutants
	$(BIN)/python -m tests.mutants --seed $(SEED) --count $(COUNT)

browser: ## a Chromium for the tests, where the system's packages have one and may be installed
	@sh tools/browser.sh

html-checker: ## the Nu HTML checker for the tests, where there are Java and npm; the test that wants it says so
	@if command -v java >/dev/null && command -v npm >/dev/null && [ ! -d build/npm/node_modules/vnu-jar ]; then \
	npm install --silent --no-audit --no-fund --no-save --prefix build/npm vnu-jar@26.9.27 || true; fi

pictures: environment browser ## the pictures of README, of the embedded spec's site and of a terminal
	$(BIN)/python -m tests.pictures

format: environment
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build $(VENV)
