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

typefaces="fonts-liberation fonts-ocr-a fonts-dancingscript fonts-ebgaramond fonts-crosextra-carlito fonts-crosextra-caladea fonts-dejavu-core"

drawn() { # typefaces of the invented papers; without them a demonstration only looks plainer
  # shellcheck disable=SC2086
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then (packages $typefaces) || true; fi
}

interpreter() { # a Python that the locks are made for
  for name in python3 python3.11 python3.12; do
    "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null && echo "$name" && return 0
  done
  echo "Perlu Python 3.11 atau 3.12 / Python 3.11 or 3.12 is needed: apt-get install python3" >&2
  return 1
}

ready() { # $1: run | dev
  [ -e /usr/share/zoneinfo/Asia/Jakarta ] || packages tzdata
  python3 --version >/dev/null 2>&1 || packages python3
  python=$(interpreter)
  "$python" -c 'import venv, ensurepip' 2>/dev/null || packages python3-venv
  if [ "$1" = dev ]; then
    packages postgresql chromium libatomic1 gettext fonts-noto-core golang-go golang-golang-x-mod-dev
    # shellcheck disable=SC2086
    packages $typefaces
    venv=.venv-dev
  else
    drawn
    venv=.venv
  fi
  lock="requirements/$1.txt"
  stamp=$(cat requirements/boot.txt "$lock" pyproject.toml | sha256sum | cut -d' ' -f1)
  if [ "$(cat "$venv/.stamp" 2>/dev/null || true)" != "$stamp" ]; then
    echo "Menyiapkan $venv / preparing $venv …"
    install "$venv" "$python" "$lock"
    echo "$stamp" > "$venv/.stamp"
  fi
  PATH="$PWD/$venv/bin:$PATH"
  export PATH
  translations
}

install() { # $1: venv, $2: interpreter, $3: lock. uv is fast; where it cannot, pip does the same
  "$1/bin/python" -m pip --version >/dev/null 2>&1 || "$2" -m venv --clear "$1" # also one that was half made
  "$1/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/boot.txt
  export UV_SYSTEM_CERTS=1 # trust whom the machine trusts
  "$1/bin/uv" pip sync -q --python "$1/bin/python" --require-hashes "$3" 2>/dev/null ||
    "$1/bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r "$3"
  "$1/bin/uv" pip install -q --python "$1/bin/python" --no-deps --no-build-isolation -e . 2>/dev/null ||
    "$1/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
}

translations() { # compile every catalogue that is newer than its .mo
  find src -name django.po | while read -r po; do
    mo="${po%.po}.mo"
    if [ ! -e "$mo" ] || [ "$po" -nt "$mo" ]; then
      pybabel -q compile -i "$po" -o "$mo" >/dev/null 2>&1 && [ -e "$mo" ] || { echo "$po: does not compile" >&2; exit 1; }
    fi
  done
}
