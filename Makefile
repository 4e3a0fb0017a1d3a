# Everything a person types. `make run` opens the house; `make test` is what a change has to pass.
SHELL := /bin/bash
PORT ?= 8000
HOST ?= 127.0.0.1
export UV_PYTHON_DOWNLOADS = never
UV := $(shell command -v uv 2>/dev/null || echo .venv-uv/bin/uv)
PY := .venv/bin/python
# The benchmarks that need no published instances; benchmarks/README.md has the others.
BENCHES := kontor_directory kontor_papers kontor_programmes visits_week meetings_replan cafes.genetic

.PHONY: run serve setup test lint format vendor bench messages clean

run: .venv/.web
	@.venv/bin/kontor run --port $(PORT) --host $(HOST)

serve: .venv/.web
	@.venv/bin/kontor serve --port $(PORT) --host $(HOST)

setup: .venv/.web

test: .venv/.dev .venv-engine/.ready
	@.ci/machine chromium postgresql
	@$(MAKE) --no-print-directory lint
	@$(PY) -m pytest -n 2 -q -m "not browser" --ignore tests/planwerk
	@$(PY) -m tests.postgres $(PY) -m pytest -n 2 -q -m "postgres and not browser" --ignore tests/planwerk
	@$(PY) -m pytest -q -m browser tests/browser
	@.venv-engine/bin/python -m pytest -n 2 -q -c engine.ini tests/planwerk

lint: .venv/.dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/lint-imports --no-logo >/tmp/kontor-imports.$$$$ || { cat /tmp/kontor-imports.$$$$; rm /tmp/kontor-imports.$$$$; exit 1; }; rm /tmp/kontor-imports.$$$$
	@.venv/bin/djlint --quiet --lint src
	@.venv/bin/mypy

format: .venv/.dev
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

vendor: .venv/.dev
	@.venv/bin/kontor vendor
	@.venv/bin/kontor vendor-fonts

messages: .venv/.dev
	@.venv/bin/kontor messages

bench: .venv/.dev
	@for runner in $(BENCHES); do echo "== $$runner"; $(PY) -m benchmarks.$$runner || exit 1; done

clean:
	@rm -rf .venv .venv-engine .venv-uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# Environments, made again when the lock changes. Without uv, one is made with pip first.
.venv/.web: pyproject.toml uv.lock $(UV)
	@$(UV) sync --quiet --locked --inexact --no-default-groups --extra web && touch $@

.venv/.dev: pyproject.toml uv.lock $(UV)
	@$(UV) sync --quiet --locked --inexact --all-extras && touch $@ .venv/.web

.venv-engine/.ready: pyproject.toml uv.lock $(UV)
	@UV_PROJECT_ENVIRONMENT=.venv-engine $(UV) sync --quiet --locked --no-default-groups --group engine --extra distributed && touch $@

.venv-uv/bin/uv:
	@.ci/machine python3-venv
	@python3 -m venv .venv-uv && .venv-uv/bin/pip install --quiet "uv>=0.7"
