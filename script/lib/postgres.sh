# Gives the tests a PostgreSQL: the one of DATABASE_URL_TEST, else a server of their own in a temporary folder,
# without durability, reached by password on 127.0.0.1. Sourced after say.sh and packages.sh.

need_postgres() {
  if [[ -n "${DATABASE_URL_TEST:-}" ]] || find_postgres; then return; fi
  if can_install && install_packages postgresql; then
    # Debian starts a server of its own with the package; the tests need only the programs.
    service postgresql stop >/dev/null 2>&1 || true
    if find_postgres; then return; fi
  fi
  fail "There is no PostgreSQL for the tests. Install one, or name one in DATABASE_URL_TEST:" \
    "$(install_line postgresql postgresql@17)" \
    "export DATABASE_URL_TEST=postgres://user:password@127.0.0.1:5432/postgres"
}

# Sets postgres_programs to the folder of the newest server that is installed.
find_postgres() {
  local folder best=-1 major
  for folder in $(postgres_folders); do
    if [[ ! -x "$folder/postgres" || ! -x "$folder/initdb" || ! -x "$folder/pg_ctl" ]]; then continue; fi
    major=$("$folder/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')
    if ((major > best)); then best=$major postgres_programs=$folder; fi
  done
  ((best >= 0))
}

postgres_folders() {
  if command -v pg_config >/dev/null; then pg_config --bindir; fi
  if command -v initdb >/dev/null; then dirname "$(command -v initdb)"; fi
  ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin 2>/dev/null || true
}

start_postgres() {
  if [[ -n "${DATABASE_URL_TEST:-}" ]]; then say "PostgreSQL: the one of DATABASE_URL_TEST"; return; fi
  if [[ -z "${postgres_programs:-}" ]]; then need_postgres; fi
  # Not under TMPDIR: a socket's path may have about 100 characters, and macOS spends half of them on TMPDIR.
  postgres_folder=$(mktemp -d /tmp/gadeplan-postgres.XXXXXX)
  trap stop_postgres EXIT
  make_postgres_cluster || fail "initdb failed: $(cat "$postgres_folder/words")"
  local try
  for try in 1 2 3 4 5; do
    postgres_port=$((20000 + RANDOM % 12000))
    if run_postgres; then
      export DATABASE_URL_TEST="postgres://postgres:$postgres_password@127.0.0.1:$postgres_port/postgres"
      say "PostgreSQL: $("$postgres_programs/postgres" --version) on port $postgres_port"
      return
    fi
    # Only another program on the same port is worth another try.
    if ! grep -q "in use" "$postgres_folder/log"; then break; fi
  done
  fail "PostgreSQL does not start (try $try): $(cat "$postgres_folder/words" "$postgres_folder/log")"
}

make_postgres_cluster() {
  postgres_password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && echo "$postgres_password" >"$postgres_folder/password")
  # PostgreSQL refuses to run as root.
  if ((EUID == 0)); then
    id postgres >/dev/null 2>&1 || fail "PostgreSQL needs a user that is not root:" "useradd --system postgres"
    chown -R postgres "$postgres_folder"
  fi
  as_postgres initdb -D "$postgres_folder/cluster" --no-sync --username=postgres --pwfile="$postgres_folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C >"$postgres_folder/words" 2>&1
}

run_postgres() {
  local settings="-c port=$postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_folder"
  settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"
  as_postgres pg_ctl start -w -t 60 -s -D "$postgres_folder/cluster" -l "$postgres_folder/log" -o "$settings" \
    >"$postgres_folder/words" 2>&1
}

as_postgres() {
  local program=$postgres_programs/$1
  shift
  if ((EUID != 0)); then "$program" "$@"; return; fi
  # From a folder that this user may enter, or it complains.
  if command -v runuser >/dev/null; then
    (cd "$postgres_folder" && runuser -u postgres -- "$program" "$@")
  else
    (cd "$postgres_folder" && su -s /bin/sh postgres -c "$(printf '%q ' "$program" "$@")")
  fi
}

stop_postgres() {
  if [[ -z "${postgres_folder:-}" ]]; then return; fi
  as_postgres pg_ctl stop -m immediate -s -D "$postgres_folder/cluster" >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_folder=
}
