#!/usr/bin/env bash
# For the official postgres image: mount this file into /docker-entrypoint-initdb.d and this folder at /opt/atelier/postgres.
# Runs once, when the volume is empty, in the database POSTGRES_DB names. The same SQL as deploy/local/provision.ts.
# Passwords: <SERVICE>_OWNER_PASSWORD and <SERVICE>_APP_PASSWORD for every name in ATELIER_SERVICES.
set -euo pipefail
export PGOPTIONS="-c client_min_messages=warning"
sql="${ATELIER_SQL_DIR:-/opt/atelier/postgres}"

run() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" "$@"
}

run --file "$sql/database.sql"
for service in ${ATELIER_SERVICES:-gateway profile catalog commerce audit}; do
  schema="${service//-/_}"
  prefix="${schema^^}"
  owner="${prefix}_OWNER_PASSWORD" app="${prefix}_APP_PASSWORD"
  for variable in "$owner" "$app"; do
    if [ -z "${!variable:-}" ]; then
      echo "Cannot provision $service: set $variable" >&2
      exit 1
    fi
  done
  # \getenv keeps the passwords out of the list of processes.
  run --output /dev/null <<PSQL
\getenv owner_password $owner
\getenv app_password $app
SELECT set_config('atelier.schema', '$schema', false), set_config('atelier.owner_password', :'owner_password', false), set_config('atelier.app_password', :'app_password', false);
\i $sql/service.sql
PSQL
done
