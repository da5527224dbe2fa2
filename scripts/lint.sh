#!/bin/sh
# What CI refuses besides failing tests.
set -eu
ruff check .
ruff format --check .
mypy
lint-imports --no-cache
djlint src --lint --quiet
python manage.py makemigrations --check --dry-run -v 1
python manage.py check --fail-level WARNING
if grep -n '://' requirements/*.txt; then echo "a lock names a host" >&2; exit 1; fi
