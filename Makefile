# Two commands do everything on a machine that has Python 3.11 or later and make:
#   make demo    lint the example articles and see what newslint finds
#   make test    run the whole test suite
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs accuracy bench profile release-check build clean python

help:
	@echo "make demo    lint the example articles and show what newslint finds"
	@echo "make test    run the test suite"
	@echo "make lint    ruff, mypy, import contracts"
	@echo "make docs    build the documentation into build/site"
	@echo "make accuracy       measure the rules on labelled corpora (DATA=folder) and write the figures down"
	@echo "make bench          measure the speed, against other tools too (DATA=archive or folder)"
	@echo "make profile        show where the time goes"
	@echo "make release-check  refuse a release whose figures are older than its rules"
	@echo "make build   build the wheel into dist"

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  found=$$($(PYTHON) --version 2>/dev/null) || found="not on this machine"; \
	  echo "newslint needs Python 3.11 or later; \"$(PYTHON)\" is $$found. Name another one: make PYTHON=python3.12 demo"; \
	  exit 1; }

# A virtual environment from the project's own files, made again when these change.
$(VENV)/run.done: pyproject.toml newslint/version.py | python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev.done: pyproject.toml newslint/version.py | python
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/run.done
	@$(BIN)/newslint check examples || test $$? -eq 1
	@echo
	@echo "These are the faults of the articles in examples/. What to try next:"
	@echo "  $(BIN)/newslint check YOUR-ARTICLE.md            your own article: text, Markdown or HTML"
	@echo "  $(BIN)/newslint explain attribution/vague-source   what a rule finds, and why"
	@echo "  $(BIN)/newslint init                             a configuration that fits your site"

test: $(VENV)/dev.done
	@$(BIN)/python -m pytest

lint: $(VENV)/dev.done
	@$(BIN)/ruff check newslint plugins tests tools benchmarks
	@$(BIN)/ruff format --check newslint plugins tests tools benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: $(VENV)/dev.done
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@$(BIN)/python tools/build_docs.py build/docs
	@$(BIN)/mkdocs build --strict --quiet

# Needs the corpora: DATA=folder, by default ../shared/corpora. ARGS="--only sources --no-write" for a part of it.
accuracy: $(VENV)/dev.done
	@$(BIN)/python -m benchmarks.accuracy $(if $(DATA),--data $(DATA)) $(or $(ARGS),--write)

# Needs articles: DATA=archive or folder, by default those of the corpora. ARGS="--only newslint --only typos" for a part.
bench: $(VENV)/dev.done
	@$(BIN)/python -m benchmarks.speed $(if $(DATA),--data $(DATA)) $(or $(ARGS),$(if $(DATA),,--write))

profile: $(VENV)/dev.done
	@$(BIN)/python -m benchmarks.speed.profiling $(if $(DATA),--data $(DATA)) $(ARGS)

release-check: $(VENV)/dev.done
	@$(BIN)/python -m tools.release_check

build: $(VENV)/dev.done
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	@$(BIN)/python -m build --outdir dist

clean:
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
