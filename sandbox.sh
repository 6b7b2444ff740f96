#!/usr/bin/env bash
# Builds what is missing and starts the sandbox: an emulator of Aliyun IoT Platform and openHAB's stand-in with the
# binding. See ./sandbox.sh --help.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf '%s\n' "$*" >&2; }

java=${JAVA_HOME:+$JAVA_HOME/bin/java}
java=${java:-$(command -v java || true)}
if [ -z "$java" ] || [ ! -x "$java" ]; then
  say "There is no Java. Install a JDK 17 or 21 and put it on the PATH, or set JAVA_HOME."
  exit 1
fi
feature=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
if [ "${feature%%.*}" -lt 17 ]; then
  say "Java 17 or newer is needed, but $java is $feature. Set JAVA_HOME to a JDK 17 or 21."
  exit 1
fi

launcher=$root/sandbox/launcher/target/sandbox-launcher.jar
stale() {
  [ ! -f "$launcher" ] || [ -n "$(find "$root/pom.xml" "$root/bundles" "$root/features" "$root/sandbox" \
    -name target -prune -o -type f -newer "$launcher" -print -quit)" ]
}
if stale; then
  if ! command -v mvn > /dev/null; then
    say "There is no Maven, which builds the sandbox. Install Maven 3.8 or newer and put it on the PATH."
    exit 1
  fi
  say "Building the sandbox; the first time takes some minutes, as Maven fetches what it needs."
  log=$(mktemp)
  (cd "$root" && exec mvn -B -DskipTests -Dspotless.check.skip -pl sandbox/launcher -am package) > "$log" 2>&1 &
  build=$!
  # Whatever ends this shell ends the build, too; what no shell can catch is seen by the one in the background.
  give_up() {
    kill "$build" 2> /dev/null || true
    wait "$build" 2> /dev/null || true
    exit "$1"
  }
  trap 'give_up 129' HUP
  trap 'give_up 130' INT
  trap 'give_up 131' QUIT
  trap 'give_up 143' TERM
  (
    trap '' HUP INT QUIT
    while kill -0 "$build" 2> /dev/null; do
      if ! kill -0 $$ 2> /dev/null; then
        kill "$build" 2> /dev/null
        break
      fi
      sleep 1
    done
  ) > /dev/null 2>&1 < /dev/null &
  while kill -0 "$build" 2> /dev/null; do
    if [ -t 2 ]; then printf '\r  %s\033[K' "$(grep -o 'Building openHAB.*\[.*\]' "$log" | tail -1)" >&2; fi
    # Signals are heeded while the shell waits, but not while a program runs in the foreground.
    sleep 1 &
    wait $! || true
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  if ! wait "$build"; then
    tail -40 "$log" >&2
    say "The build failed; all of its output is in $log"
    exit 1
  fi
  trap - HUP INT QUIT TERM
  rm -f "$log"
  # Maven leaves an archive alone whose own sources have not changed; its time says when all of them were built.
  touch "$launcher"
fi

# The launcher takes the place of this shell, so that every signal reaches it, and it ends what it has started.
if [ -t 0 ]; then
  # The console gets every key at once; Ctrl-C still stops everything. The launcher gives the terminal back as it was.
  SANDBOX_TERMINAL=$(stty -g)
  stty -icanon -echo min 1
  COLUMNS=$(tput cols 2> /dev/null || echo 120) LINES=$(tput lines 2> /dev/null || echo 40)
  export COLUMNS LINES SANDBOX_TERMINAL
fi
# It waits for others most of the time: the cheapest compiler and collector have it there soonest.
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar "$launcher" --root "$root" "$@"
