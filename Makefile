# Two commands on a fresh machine: `make run` and `make test`. Needs Python 3.10+ and make, nothing else.
PYTHON ?= python3
VENV ?= .venv
# The small CPU build of torch where the default one brings gigabytes of CUDA:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt

.PHONY: run test check lint format index clean help

help:            ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# A file that could not be read is named above; the reports that could are served all the same.
run: $(VENV)/.run        ## Install, index corpus/ and serve the chat on http://127.0.0.1:7860
	-$(BIN)/python -m assistant index
	$(BIN)/python app.py

index: $(VENV)/.run      ## Install and index corpus/
	$(BIN)/python -m assistant index

# One thread for each process: processes that share cores lose more by waiting for one another's threads.
test: $(VENV)/.dev       ## Install and run the whole test suite
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.dev       ## Style, types and house rules of the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test         ## Everything CI checks

format: $(VENV)/.dev     ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:                   ## Remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.base: constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.10 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 10) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing (the first time takes a few minutes) …"
	$(PIP) torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
	@touch $@

$(VENV)/.run: $(VENV)/.base pyproject.toml
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(PIP) -e '.[dev]'
	@touch $@
