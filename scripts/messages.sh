#!/bin/sh
# Collect translatable strings of every app into its own catalogue.
set -eu
for app in src/bening/infra src/bening/accounts src/bening/notifications src/bening/objections src/bening/integrity src/bening/stages/* src/bening/outreach src/bening/portal src/bening/config src/bening/transparency; do
  [ -d "$app" ] && [ -f "$app/__init__.py" ] || continue
  mkdir -p "$app/locale"
  (cd "$app" && django-admin makemessages -l en --no-location --no-wrap -v 0 2>/dev/null || true)
done
