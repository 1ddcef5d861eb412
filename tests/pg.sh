#!/bin/sh
# Runs a command with TEST_DATABASE_URL set to a PostgreSQL of its own, in a temporary folder,
# reached through a socket there and nothing else. Stops and deletes it whatever happens.
# Example: tests/pg.sh cargo test --test app
set -eu

if [ $# -eq 0 ]; then
    echo "usage: tests/pg.sh COMMAND [ARGUMENT ...]" >&2
    exit 2
fi
bin=
for folder in /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && bin=$folder
done
if [ -z "$bin" ]; then
    echo "tests/pg.sh: PostgreSQL is not installed (Debian: apt-get install postgresql)" >&2
    exit 1
fi

# A short path: the name of a socket has at most 107 bytes.
home=$(mktemp -d "${TMPDIR:-/tmp}/heard-pg.XXXXXX")
# The server refuses to run as root.
if [ "$(id -u)" -eq 0 ]; then
    user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
    chown "$user" "$home"
    as() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME="$home" "$@"; }
else
    as() { env HOME="$home" "$@"; }
fi
chmod 755 "$home"
finish() {
    as "$bin/pg_ctl" --pgdata="$home/data" --mode=immediate --wait stop >/dev/null 2>&1 || :
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$home"
as "$bin/initdb" --pgdata="$home/data" --username=tests --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync >"$home/initdb.log" 2>&1 || { cat "$home/initdb.log" >&2; exit 1; }
# Nothing in it is worth a disk sync.
as "$bin/pg_ctl" --pgdata="$home/data" --wait --timeout=60 --log="$home/server.log" --options="\
-c listen_addresses='' -c unix_socket_directories=$home -c max_connections=400 -c fsync=off \
-c full_page_writes=off -c shared_buffers=128MB" start >/dev/null \
    || { cat "$home/server.log" >&2; exit 1; }
cd "$OLDPWD"

TEST_DATABASE_URL="postgres://tests@localhost/postgres?host=$home"
export TEST_DATABASE_URL
"$@"
