#!/bin/sh
# Decides a release: drives the phones, checks the verdict, asks the gate. Every CI file here calls it.
#
#   ci/release.sh <build>[,<build>...] [verdict.json of the firmware before]
#
# <build> is the build fingerprint of the firmware to release, or its version alone, one for each model.
# LEAKGATE_DEVICES names the list of phones (default: devices.yaml). Ends with 0 only when the release is open:
# 1 a leak, 2 bad usage or a run that broke, 3 something inconclusive, 4 a run that does not speak for this release.
set -u
if [ -z "${1:-}" ]; then
  echo "release: name the build to release, as 'getprop ro.build.fingerprint' tells it on a phone"
  exit 2
fi
builds=$1
earlier=${2:-}
verdict=target/leakgate/verdict.json
jar=target/leakgate.jar

rm -f "$verdict"
mvn -B -q package -DskipTests || exit 2
mvn -B test -Dleakgate.devices="${LEAKGATE_DEVICES:-devices.yaml}"
code=$?

# The exit code and the verdict have to agree: a build that is green by accident, or red for a reason of its own,
# releases nothing.
if [ ! -s "$verdict" ]; then
  echo "release: the run wrote no $verdict (mvn test ended with $code)"
  exit 2
fi
if grep -Eq '^ *"gate" *: *"OPEN"' "$verdict"; then open=0; else open=1; fi
if [ "$open" -ne "$([ "$code" -eq 0 ]; echo $?)" ]; then
  echo "release: mvn test ended with $code, which is not what $verdict says"
  exit 2
fi

set -- "$verdict" --release "$builds" --matrix ci/matrix.txt --baseline ci/baseline.yaml
if [ -n "$earlier" ]; then
  set -- "$@" --against "$earlier"
fi
# What it says goes where a pull request shows it, too.
decision=target/leakgate/release.txt
java -jar "$jar" gate "$@" > "$decision"
code=$?
cat "$decision"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  printf '### Release\n\n```text\n%s\n```\n' "$(cat "$decision")" >> "$GITHUB_STEP_SUMMARY"
fi
exit $code
