# careo: two commands matter, `make demo` and `make test`. Both install what they need into .venv first.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
export PYTHONHASHSEED := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test bench corpora check docs train lock clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(VENV)/.run  ## install, build the packaged demo case, print its most contested incident
	@$(BIN)/careo demo

test: $(VENV)/.dev  ## install and run every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

bench: $(VENV)/.dev corpora  ## accuracy, speed, memory and growth on the public corpora in ../shared
	$(BIN)/python -m bench table

corpora: $(VENV)/.run
	@$(BIN)/python $(SHARED)/corpora/unpack.py --to .corpora

docs: $(VENV)/.dev  ## rewrite the generated passages of the docs
	$(BIN)/python -m docs.generate

train: $(VENV)/.dev corpora  ## train the language packs again (hours; installs PyTorch)
	$(BIN)/python -m pip install -q -e .[training]
	$(BIN)/python -m training.run

lock:  ## pin the newest allowed versions (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header -o requirements/run.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header -c requirements/run.txt -o requirements/dev.txt

clean:  ## remove what was installed and made here
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install -q --require-hashes -r requirements/dev.txt
	@touch $@
