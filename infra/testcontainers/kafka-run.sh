#!/bin/bash
# What of Confluent's image Testcontainers relies upon: KAFKA_X_Y becomes x.y in the configuration, the storage is formatted once.
set -eu
config=/etc/kafka/kafka.properties
echo 'log.dirs=/var/lib/kafka/data/log' > "$config"
env | grep '^KAFKA_' | grep -v -e '^KAFKA_HEAP_OPTS' -e '^KAFKA_CONFLUENT_' | while IFS='=' read -r key value; do
  echo "$(echo "${key#KAFKA_}" | tr 'A-Z_' 'a-z.')=$value" >> "$config"
done
kafka() { "$JAVA" ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp '/usr/share/kafka/*' "$@"; }
kafka kafka.tools.StorageTool format --ignore-formatted -t "$CLUSTER_ID" -c "$config"
exec "$JAVA" ${KAFKA_HEAP_OPTS:--Xmx512m} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp '/usr/share/kafka/*' kafka.Kafka "$config"
