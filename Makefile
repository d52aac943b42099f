# The only door. Every target installs what it needs the first time, and is offline afterwards.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PORT ?= 8080
PYTHON := .venv/bin/python
PYTEST := .venv/bin/pytest
# Node.js of the lock, before any other; the browser that infra/setup/chromium.sh has found.
export PATH := $(CURDIR)/.tools/node/bin:$(PATH)
export UV := $(CURDIR)/.tools/uv
export CHROMIUM = $(shell cat .tools/chromium 2>/dev/null)
# No tool of ours reports home, asks for a newer self, or looks for real credentials.
export SAM_CLI_TELEMETRY := 0
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

.PHONY: help
help: ## what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

SITES := web/citizen/dist/index.html web/agent/dist/index.html

# --- Use it -----------------------------------------------------------------------------------------------------

.PHONY: run
run: .venv/.ready $(SITES) ## the whole service on this machine, http://127.0.0.1:8080 (PORT=…)
	@PORT=$(PORT) exec $(PYTHON) -m infra.local

# Asks the laptop's service, or with URL=… AGENT=… a deployed one, as an agent who is signed in.
.PHONY: explain
explain: .venv/.ready ## why is there no slot? MOTIF=… LOCATION=… FROM=2026-11-23 DAYS=7
	@$(PYTHON) -m infra.explain "$(MOTIF)" $(if $(LOCATION),--location "$(LOCATION)") $(if $(FROM),--from "$(FROM)") \
		$(if $(DAYS),--days "$(DAYS)") $(if $(AGENT),--agent "$(AGENT)") --url "$(or $(URL),http://127.0.0.1:$(PORT))"

# Of the laptop's service, or with STACK=… of a deployed one: infra/redrive.py tells what can be put back.
.PHONY: redrive
redrive: .venv/.ready ## put dead letters back: QUEUE=SmsDeadLetters [LIMIT=1] [STACK=rdv for AWS]; no QUEUE lists them
	@$(PYTHON) -m infra.redrive $(QUEUE) $(if $(STACK),--stack "$(STACK)",--url "$(or $(URL),http://127.0.0.1:$(PORT))") \
		$(if $(LIMIT),--limit "$(LIMIT)") $(if $(DISCARD),--discard)

# On the laptop's service, or with STACK=… on a deployed one, where nobody is who could invite: infra/admin.py tells more.
# What make is given is in the shell's environment too, where a name may have quotation marks.
.PHONY: admin
admin: .venv/.ready ## a territory's first administrator: STACK=rdv DEPARTEMENT=62 ORGANISATION=… EMAIL=… FIRST_NAME=… LAST_NAME=…
	@$(PYTHON) -m infra.admin $(if $(STACK),--stack "$(STACK)",--url "$(or $(URL),http://127.0.0.1:$(PORT))") \
		--departement "$${DEPARTEMENT:-}" --organisation "$${ORGANISATION:-}" --email "$${EMAIL:-}" \
		--first-name "$${FIRST_NAME:-}" --last-name "$${LAST_NAME:-}"

.PHONY: build
build: .venv/.ready ## the layers and one artefact per function, checked, in build/
	@$(PYTHON) -m infra.build

.PHONY: sites
sites: $(SITES) ## the citizens' site and the dashboard, in web/*/dist

# --- Trust it ---------------------------------------------------------------------------------------------------

# What each suite needs is made first: they run at the same time (infra/suites.py).
.PHONY: test
test: .venv/.ready .venv-rehearse/.ready build $(SITES) .tools/chromium ## every test, rehearsal included
	@BUILT=yes exec $(PYTHON) -m infra.suites

# Already made by `make test` when it runs the suites.
BUILD := $(if $(BUILT),,build)

# The rules, the stores, the laptop, the template and the artefacts.
.PHONY: test-python
test-python: .venv/.ready $(BUILD)
	@$(PYTEST) -n 2 --dist loadfile $(wildcard tests/unit tests/contract tests/integration tests/infra)

# Clients that press at the same moment, in the short form (the full one: python -m infra.bench.races).
.PHONY: test-races
test-races: .venv/.ready .venv-rehearse/.ready
	@$(PYTEST) tests/races

# The journey over HTTP, against the service that `make run` starts: one for each of two processes. With RDV_BASE_URL=…
# against that one, by one process: each test sets its data and its clock anew.
.PHONY: test-e2e
test-e2e: .venv/.ready $(SITES)
	@$(PYTEST) $(if $(RDV_BASE_URL),,-n 2 --dist loadfile) tests/e2e

# The journey through the pages, in Chromium.
.PHONY: test-web
test-web: .venv/.ready $(SITES) .tools/chromium
	@npm --prefix web run --silent test:unit
	@npm --prefix web run --silent test:web

.PHONY: rehearse
rehearse: .venv/.ready .venv-rehearse/.ready $(BUILD) ## the built artefacts and the unmodified template in an emulated AWS
	@$(PYTHON) -m infra.rehearse

.PHONY: bench
bench: .venv/.ready .venv-rehearse/.ready build $(SITES) ## the figures: a table each, and JSON in build/bench/
	@$(PYTHON) -m infra.bench

# --- Keep it ----------------------------------------------------------------------------------------------------

.PHONY: check
check: check-format lint type check-web check-template check-packages ## every check that runs nothing

.PHONY: check-format
check-format: .venv/.ready
	@.venv/bin/ruff format --check --quiet --diff .

.PHONY: fmt
fmt: .venv/.ready web/node_modules/.ready ## format everything, correct what can be corrected
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format --quiet .
	@npm --prefix web run --silent fmt

.PHONY: lint
lint: .venv/.ready ## ruff
	@.venv/bin/ruff check --quiet .

.PHONY: type
type: .venv/.ready ## pyright
	@.venv/bin/pyright

.PHONY: check-web
check-web: web/node_modules/.ready
	@npm --prefix web run --silent check

.PHONY: check-template
check-template: .venv-template/.ready .venv-security/.ready
	@AWS_DEFAULT_REGION=eu-west-3 .venv-template/bin/sam validate --lint
	@.venv-template/bin/cfn-lint
	@.venv-security/bin/checkov --config-file .checkov.yaml

.PHONY: check-packages
check-packages: .venv/.ready .venv-security/.ready
	@infra/setup/audit.sh

.PHONY: openapi
openapi: .venv/.ready web/node_modules/.ready ## write the API's document and the site's client anew
	@PYTHONPATH=layers/shared/python:functions $(PYTHON) -m infra.openapi
	@npm --prefix web run --silent generate

# The README's pictures, from the pages of a stack that the script starts.
.PHONY: pictures
pictures: .venv/.ready $(SITES) .tools/chromium ## take the README's pictures anew
	@PYTHON=$(PYTHON) node web/scripts/pictures.mjs

.PHONY: clean
clean: ## forget what was built; environments stay (make clean-all)
	@rm -rf build .aws-sam web/citizen/dist web/agent/dist .pytest_cache .ruff_cache .hypothesis
	@find functions layers infra tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: clean-all
clean-all: clean
	@rm -rf .venv .venv-rehearse .venv-security .venv-template .tools web/node_modules

# --- What they need ---------------------------------------------------------------------------------------------

.tools/uv.ready: infra/setup/uv.sh infra/setup/lib.sh
	@infra/setup/uv.sh
	@touch $@

.tools/python: .tools/uv.ready .python-version infra/setup/python.sh infra/setup/lib.sh
	@infra/setup/python.sh

ENVIRONMENT := pyproject.toml uv.lock .tools/python infra/setup/environment.sh

.venv/.ready: $(ENVIRONMENT)
	@infra/setup/environment.sh .venv
.venv-template/.ready: $(ENVIRONMENT)
	@infra/setup/environment.sh .venv-template --only-group template
.venv-security/.ready: $(ENVIRONMENT)
	@infra/setup/environment.sh .venv-security --only-group security
.venv-rehearse/.ready: $(ENVIRONMENT)
	@infra/setup/environment.sh .venv-rehearse --only-group rehearse

web/node_modules/.ready: web/package.json web/package-lock.json .venv/.ready infra/setup/web.sh
	@infra/setup/web.sh

.tools/chromium: infra/setup/chromium.sh infra/setup/lib.sh
	@infra/setup/chromium.sh

WEB_SOURCES := $(shell find web -name node_modules -prune -o -name dist -prune -o -type f -print)

web/%/dist/index.html: $(WEB_SOURCES) web/node_modules/.ready
	@echo "→ building the site $*" >&2
	@npm --prefix web run --silent build -w $*
	@touch $@
