# Every command a developer needs, one word each. `make demo` and `make test` install what they need.
SHELL = /bin/sh
UNTIL ?= evaluation
PORT ?= 8000
# Two processes, whole files; the long ones are taken first (tests/conftest.py), so that neither waits at the end.
SHARED = -n 2 --dist loadfile --no-loadscope-reorder
RUN = . scripts/setup.sh; ready run;
DEV = . scripts/setup.sh; ready dev;

.PHONY: demo test test-sqlite test-postgres core lint fmt docs messages bench ci lock big

demo: ## a working site with invented people of Batanghari, up to the stage UNTIL=…
	@$(RUN) exec bening demo --until $(UNTIL) --port $(PORT)

test: test-sqlite test-postgres ## everything, on SQLite and on PostgreSQL, in a real browser

test-sqlite:
	@$(DEV) python -m pytest $(SHARED) -q $(ARGS)

test-postgres:
	@$(DEV) BENING_TEST_DATABASE=postgresql python -m pytest $(SHARED) -q -m "not browser and not sqlite_only" --ignore tests/core --ignore tests/docs --ignore tests/architecture $(ARGS)

core: ## the pure core alone, without Django, with full branch coverage
	@$(DEV) python -m pytest tests/core -n 2 -q -p no:django -W ignore::pytest.PytestConfigWarning --cov=bening.core --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

lint: ## style, types, layers, templates, migrations, translations
	@$(DEV) scripts/lint.sh

fmt:
	@$(DEV) ruff format . && ruff check --fix . && find src -name '*.html' | xargs djade --target-version 5.2 || true

docs: ## write the reference pages and the test vectors
	@$(DEV) bening reference docs

messages: ## collect the strings to translate, app by app
	@$(DEV) scripts/messages.sh

bench: ## every benchmark beside its bare limit
	@$(DEV) for file in benchmarks/*.py; do echo "== $$file"; python $$file; done

ci: ## what is refused besides failing tests, then every test once on each database
	@$(MAKE) lint core
	@$(MAKE) test ARGS="--ignore tests/core $(ARGS)"

lock: ## write requirements/*.txt anew from pyproject.toml
	@$(DEV) scripts/lock.sh

big: ## the twenty longest files
	@find src -name '*.py' -not -path '*/migrations/*' | xargs wc -l | sort -rn | head -21
