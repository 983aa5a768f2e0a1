#!/bin/sh
# Installs what is published into a repository of its own, target/repository, and builds the samples
# with nothing else of Flow Trail, as others would. Then runs them against a fresh server.
set -eu
cd "$(dirname "$0")/.."
scripts/build-if-changed.sh
repository=$PWD/target/repository
group=$repository/dev/flowtrail

# All other artifacts are those of the user's repository, so that none is fetched twice.
local=$(scripts/maven.sh -q -N exec:exec -Dexec.executable=echo \
  -Dexec.args='local=${settings.localRepository}' | sed -n 's/.*local=//p')
[ -d "$local" ]
rm -rf "$repository"
mkdir -p "$group"
for folder in "$local"/* "$local"/dev/*; do
  link=$repository${folder#"$local"}
  [ -e "$link" ] || ln -s "$folder" "$link"
done

scripts/maven.sh -q -Dmaven.repo.local="$repository" -Dmaven.test.skip -Dspotless.check.skip \
  -pl protocol,sdk,bom,integrations/micrometer,integrations/spring-boot-starter install
version=$(basename "$group"/flowtrail-sdk/*/)
for artifact in protocol sdk micrometer spring-boot-starter; do
  for kind in '' -sources -javadoc; do
    ls "$group/flowtrail-$artifact/$version/flowtrail-$artifact-$version$kind.jar" >/dev/null
  done
done
scripts/maven.sh -q -Dmaven.repo.local="$repository" -f samples/pom.xml package
exec scripts/with-server.sh samples/run.sh
