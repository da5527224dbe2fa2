#!/bin/sh
# Write the hashed locks. No host name of a registry may stand in them.
set -eu
compile="uv pip compile --universal --generate-hashes --python-version 3.11 -q --no-header"
echo uv | $compile - -o requirements/boot.txt
$compile pyproject.toml -o requirements/run.txt
$compile pyproject.toml --group dev --extra s3 --extra rapidocr -o requirements/dev.txt
if grep -n '://' requirements/*.txt; then echo "a lock names a host" >&2; exit 1; fi
