# Sourced by the Makefile's recipes: `. scripts/setup.sh; ready run` or `ready dev`.
# Installs what is missing, nothing twice: Debian packages, then a venv by the hashed lock.
set -eu

packages() { # install the Debian packages named, only those missing
  missing=""
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing="$missing $name"
  done
  [ -z "$missing" ] && return 0
  echo "Memasang paket Debian / installing Debian packages:$missing"
  if [ "$(id -u)" = 0 ]; then as=""; else as="sudo"; fi
  $as apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

ready() { # $1: run | dev
  python3 -c 'import venv, ensurepip' 2>/dev/null || packages python3-venv
  if [ "$1" = dev ]; then
    packages postgresql chromium libatomic1 gettext fonts-noto-core golang-go golang-golang-x-mod-dev
    venv=.venv-dev
  else
    venv=.venv
  fi
  lock="requirements/$1.txt"
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  stamp=$(cat requirements/boot.txt "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
  if [ "$(cat "$venv/.stamp" 2>/dev/null || true)" != "$stamp" ]; then
    echo "Menyiapkan $venv / preparing $venv …"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/boot.txt
    "$venv/bin/uv" pip sync -q --python "$venv/bin/python" --require-hashes "$lock" ||
      "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r "$lock"
    "$venv/bin/uv" pip install -q --python "$venv/bin/python" --no-deps --no-build-isolation -e . ||
      "$venv/bin/python" -m pip install -q --no-deps --no-build-isolation -e .
    echo "$stamp" > "$venv/.stamp"
  fi
  PATH="$PWD/$venv/bin:$PATH"
  export PATH
  translations
}

translations() { # compile every catalogue that is newer than its .mo
  find src -name django.po | while read -r po; do
    mo="${po%.po}.mo"
    if [ ! -e "$mo" ] || [ "$po" -nt "$mo" ]; then
      pybabel -q compile -i "$po" -o "$mo" >/dev/null 2>&1 || { echo "$po: does not compile" >&2; exit 1; }
    fi
  done
}
