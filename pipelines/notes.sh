#!/usr/bin/env bash
# notes.sh TAG: prints the part of the changelog about a version. For a pre-release (v1.2.0-rc.1), it prints the part "Unreleased".
set -euo pipefail
version=${1#v}
heading=$version
if [[ $version = *-* ]]; then heading=Unreleased; fi
awk -v heading="$heading" '
  /^## / { inside = ($2 == heading); if (inside) found = 1; next }
  inside
  END { if (!found) { printf "CHANGELOG.md: expected the heading \"## %s\", got none; add it, and describe the changes below it\n", heading > "/dev/stderr"; exit 1 } }
' CHANGELOG.md
