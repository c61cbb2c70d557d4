# `make demo` and `make test` set up all that they need in .venv, from Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)

# pyright's wrapper would look for a newer version on the network at every run.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help demo test check update browser bench format generate clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Python 3.11 or newer is needed"'
	$(PYTHON) -m venv $(VENV)

# An installation is made again when what it was made from has changed.
$(VENV)/.demo: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP_INSTALL) -e '.[cli,emulator]'
	touch $@

# pyright fetches its program when it first runs; afterwards nothing needs a network.
$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP_INSTALL) -e '.[dev]'
	$(BIN)/pyright --version >/dev/null
	touch $@ $(VENV)/.demo

demo: $(VENV)/.demo ## Run a Bell state on a local emulator and draw its histogram
	$(BIN)/ionq-session run examples/bell.json --local

# Both steps run and both count; the second has the tests that cannot bear company.
test: check browser ## Check the code, then run every test, on every core but for a few
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not serial"; first=$$?; \
		$(BIN)/python -m pytest -m serial && exit $$first

check: $(VENV)/.dev ## Lint, check types, and see that regenerating changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m scripts.spec check
	$(BIN)/mypy
	$(BIN)/pyright

# Without it those tests are skipped; where CI is "true" they fail.
browser: ## Install the browser that tests the emulator's page, where it is missing
	@which chromium chromedriver >/dev/null 2>&1 || { $(SUDO) apt-get --version >/dev/null 2>&1 \
		&& $(SUDO) apt-get -qq update && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
		apt-get -qq -y --no-install-recommends install chromium chromium-driver >/dev/null; } \
	|| echo "To test the emulator's page, do this as root: apt-get install chromium chromium-driver" >&2

# Its other environments, and what it writes, are in build/bench.
bench: $(VENV)/.demo ## Measure speed beside other clients, and print the table
	$(BIN)/python -m scripts.bench --json build/bench/figures.json --chart build/bench/chart.svg

format: $(VENV)/.dev ## Write the code the way `make check` wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: $(VENV)/.dev ## Write generated/ anew from openapi/
	$(BIN)/python -m scripts.spec generate

update: $(VENV)/.dev ## Follow IonQ's document: fetch, compare, generate, check, write the changelog
	$(BIN)/python -m scripts.spec update $(DOCUMENT)

clean: ## Remove the virtual environment and all caches
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
