#!/bin/sh
# Leaves in the recorded signature lists what the checks need: see README.md. Needs the compiled modules.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
lists="$here/src/test/resources/org/openhab/standin/recordings"
whole_packages='org.openhab.core
org.openhab.core.automation.annotation
org.openhab.core.config.core
org.openhab.core.config.core.status
org.openhab.core.library.types
org.openhab.core.library.unit
org.openhab.core.thing
org.openhab.core.thing.binding
org.openhab.core.thing.binding.builder
org.openhab.core.thing.binding.firmware
org.openhab.core.thing.binding.generic
org.openhab.core.thing.binding.generic.converter
org.openhab.core.thing.firmware
org.openhab.core.thing.type
org.openhab.core.types'

wanted=$(mktemp)
trap 'rm -f "$wanted" "$wanted.list"' EXIT

# The types that the stand-in has, and those that the add-on's classes name.
(cd "$here/../api/target/classes" && find org/openhab/core -name '*.class') |
  sed -e 's/\.class$//' -e 's|/|.|g' > "$wanted"
find "$project"/bundles/*/target/classes -name '*.class' -exec grep -aoh 'org/openhab/core/[A-Za-z0-9_/$]*' {} + |
  tr / . >> "$wanted"
printf '%s\n' "$whole_packages" | sed 's/$/.*/' >> "$wanted"

for list in "$lists"/signatures-*.txt; do
  # Reads the list twice: first the headers, to follow supertypes and nested types; then it prints what is wanted.
  LC_ALL=C awk -v wanted="$wanted" '
    function package(type) { sub(/\.[^.]*$/, "", type); return type }
    function keep(type, names, n, i) {
      if (type in kept || !(type in parents)) return
      kept[type] = 1
      n = split(parents[type], names, ",")
      for (i = 1; i <= n; i++) keep(names[i])
      if (type ~ /\$/) { sub(/\$[^$]*$/, "", type); keep(type) }
    }
    NR == FNR {
      if (split($0, header, " [|] ") < 2) next
      split(header[2], part, ", ")
      sub(/^extends /, "", part[2])
      sub(/^implements /, "", part[3])
      parents[header[1]] = part[2] "," part[3]
      next
    }
    FNR == 1 {
      while ((getline name < wanted) > 0) named[name] = 1
      for (type in parents) if ((package(type) ".*") in named || type in named) keep(type)
    }
    { type = $0; sub(/[# ].*/, "", type); if (type in kept) print }
  ' "$list" "$list" > "$wanted.list"
  cp "$wanted.list" "$list"
done
