# `make site` and `make test` do all the set-up themselves: a virtual environment with pinned packages, a browser.
PYTHON ?= python3
SOURCE ?= spec
OUT ?= build/site
SEED ?= 1
COUNT ?= 150
VENV := .venv
BIN := $(VENV)/bin
INSTALL := PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: site test check bench bench-peers mutants format clean browser html-checker
.DEFAULT_GOAL := site

$(VENV)/.ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --upgrade pip
	$(INSTALL) --group dev --editable '.[all]'
	$(BIN)/python -m compileall -q tools  # pip compiles what it copies, not what it links to
	touch $@

site: $(VENV)/.ready ## the site of SOURCE, in OUT
	$(BIN)/clausetree site build --source $(SOURCE) --out $(OUT)
	@echo "open $(OUT)/index.html, or run: $(BIN)/clausetree site serve --source $(SOURCE)"

test: $(VENV)/.ready browser html-checker ## all tests
	$(BIN)/python -m pytest -n 2 -q

check: $(VENV)/.ready ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready ## ratios of speed, both sides measured in one run
	$(BIN)/python -m compileall -q tools
	$(BIN)/python -m tests.bench.run

bench-peers: $(VENV)/.ready ## what other tools find of the same changes; writes the tables of site/guide/accuracy.md
	$(BIN)/python -m tests.bench.peers.run

mutants: $(VENV)/.ready ## how many of COUNT small mistakes, drawn with SEED, the tests notice; takes half an hour
	$(INSTALL) --group mutants
	$(BIN)/python -m tests.mutants --seed $(SEED) --count $(COUNT)

browser: ## a Chromium for the tests: one that is here, else the system's package
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	$$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium

html-checker: ## the Nu HTML checker for the tests, where there are Java and npm; the test that wants it says so
	@if command -v java >/dev/null && command -v npm >/dev/null && [ ! -d build/npm/node_modules/vnu-jar ]; then \
	npm install --silent --no-audit --no-fund --no-save --prefix build/npm vnu-jar@26.9.27 || true; fi

format: $(VENV)/.ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf build $(VENV)
