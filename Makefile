# The commands of the project. Needs make, git and Python 3.11 or newer; everything else goes into .venv.
# `make` or `make help` lists the targets.

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
PORT ?= 3000

# the first Python that really runs and is new enough (a pyenv shim may exist and not run)
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)

# the same whatever the caller's shell holds: UTF-8, no foreign modules, nothing sent to anybody
export PYTHONUTF8 := 1
export DAGSTER_DISABLE_TELEMETRY := yes
export GX_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PIP_USER PIP_TARGET PIP_PREFIX VIRTUAL_ENV

INSTALL := $(PY) -m pip install --quiet --no-input --require-hashes --no-deps
INSTALL_PROJECT := $(PY) -m pip install --quiet --no-input --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help data check test lint lint-style lint-types verify format dev expectations accuracy pages docs release lock clean distclean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

data: $(VENV)/pipeline.stamp ## install what is needed, read the documents, validate, publish data/curated
	$(BIN)/iomstats build

check: $(VENV)/pipeline.stamp ## run every expectation over data/curated
	$(BIN)/iomstats check

test: $(VENV)/dev.stamp ## install what is needed and run the tests
	$(PY) -m pytest

lint: lint-style lint-types ## style and types

lint-style: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint-types: $(VENV)/dev.stamp
	$(PY) -m mypy

verify: $(VENV)/dev.stamp ## rebuild into a scratch folder and compare with the committed data/curated
	$(PY) -m pipelines.verify

format: $(VENV)/dev.stamp ## put the code into the house style
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format .

# DAGSTER_HOME has to be absolute and to exist; its settings come from the repository
dev: $(VENV)/pipeline.stamp ## open the Dagster page on http://localhost:3000 (PORT=…)
	mkdir -p .dagster
	cp pipelines/dagster.yaml .dagster/dagster.yaml
	DAGSTER_HOME="$(CURDIR)/.dagster" VIRTUAL_ENV="$(CURDIR)/$(VENV)" exec $(PY) -m tools.interruptible $(BIN)/dg dev --host 127.0.0.1 --port $(PORT)

expectations: $(VENV)/pipeline.stamp ## write the schema part of expectations/*.json anew from the registry
	$(PY) -m pipelines.suites

accuracy: $(VENV)/dev.stamp ## score the labelled texts, beside other programs; write docs/accuracy.md
	$(PY) -m benchmarks.accuracy

pages: $(VENV)/dev.stamp ## write the generated pages of docs/ anew from the registry and data/curated
	$(PY) -m iomstats.publish.dictionary docs/data-dictionary.md
	$(PY) -m tests.docs.sql_page
	$(PY) -m iomstats.series_page docs
	$(PY) -m tests.docs.notebook_pages
	$(PY) -m tests.docs.examples

docs: $(VENV)/dev.stamp ## build the pages of docs/ into site/; a warning is an error
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --clean

release: $(VENV)/dev.stamp ## build wheel and sdist into dist/, and try the wheel in an empty environment
	$(PY) -m tools.release_smoke

# versions and hashes only: where they are fetched from is the business of the machine, not of the project
LOCK := $(BIN)/uv pip compile --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --quiet pyproject.toml
lock: $(VENV)/dev.stamp ## resolve the lock files anew (UPGRADE=--upgrade for the newest releases)
	env -u PIP_FIND_LINKS $(LOCK) $(UPGRADE) --extra pipeline --group build --output-file requirements.lock
	env -u PIP_FIND_LINKS $(LOCK) $(UPGRADE) --extra pipeline --extra notebook --extra export --group build --group dev --group docs \
		--constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove what was built, but not data/curated's tables
	rm -rf build dist site .dagster .pytest_cache .mypy_cache .ruff_cache .hypothesis data/curated/*.duckdb data/curated/*.duckdb.wal

distclean: clean ## remove the environment too
	rm -rf $(VENV)

# --- the environment: made once, and again only when a lock file or the project's metadata changes ---

$(VENV)/python.stamp:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found; install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/pipeline.stamp: $(VENV)/python.stamp requirements.lock pyproject.toml
	@echo "installing into $(VENV): about a minute, the first time only"
	@$(INSTALL) --requirement requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

# the development lock holds the other one whole, so that one install serves both
$(VENV)/dev.stamp: $(VENV)/pipeline.stamp requirements-dev.lock
	@echo "installing what the tests need"
	@$(INSTALL) --requirement requirements-dev.lock
	@touch $@
