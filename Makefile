# Two commands: `make run` serves a demo on this machine, `make test` checks everything.
# A fresh machine needs Python 3.11 or newer and make; `make test` also tests on Neo4j where Java 17 and Maven are.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
RUN := $(CURDIR)/.venv-run
DEV := $(CURDIR)/.venv
DEMO := $(CURDIR)/.sinew-demo
PACKAGES := api bot catalog_scrapers cypher encoder graph

.PHONY: run test torture bench accuracy lock

# The demo runs in its own folder, so that neither a .env file nor the environment leads it to real data.
run: $(RUN)/made
	@mkdir -p $(DEMO)
	@cd $(DEMO) && umask 077 \
	&& unset SINEW_DATABASE_URL SINEW_DATABASE_NAME WHATSAPP_ACCESS_TOKEN WHATSAPP_APP_SECRET WHATSAPP_API_URL \
	&& export SINEW_DATA_DIR=$(DEMO) PYTHONPATH=$(CURDIR) \
	&& if [ ! -e token ]; then \
	  $(RUN)/bin/python -m api users add --phone +34600000001 --name Demo --timezone Europe/Madrid --language es \
	    > new && tail -n 1 new > token && rm new; fi \
	&& exec $(RUN)/bin/python -m api serve --demo --host $(HOST) --port $(PORT)

test: $(DEV)/made
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports
	$(DEV)/bin/python -m tests

# Everything that may happen to a server while people write, for some minutes; its figures are in docs/reliability.md.
torture: $(DEV)/made
	$(DEV)/bin/python -m tests.torture

bench: $(DEV)/made
	$(DEV)/bin/python -m tests.bench

# How well names and messages are understood, on lists and messages that were not looked at meanwhile.
accuracy: $(DEV)/made
	$(DEV)/bin/python -m tests.accuracy_names
	$(DEV)/bin/python -m tests.accuracy_foods
	$(DEV)/bin/python -m tests.accuracy_exercises
	$(DEV)/bin/python -m tests.accuracy_messages
	$(DEV)/bin/python -m tests.accuracy_around
	$(DEV)/bin/python -m tests.accuracy_second
	$(DEV)/bin/python -m tests.accuracy_relations

# Writes both lock files anew from pyproject.toml.
lock: $(DEV)/made
	$(DEV)/bin/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 pyproject.toml -o requirements.lock
	$(DEV)/bin/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

$(RUN)/made: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sinew needs Python 3.11 or newer: make PYTHON=python3.11 run")'
	$(PYTHON) -m venv $(RUN)
	$(RUN)/bin/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@touch $@

$(DEV)/made: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sinew needs Python 3.11 or newer: make PYTHON=python3.11 test")'
	$(PYTHON) -m venv $(DEV)
	$(DEV)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(DEV)/bin/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@
