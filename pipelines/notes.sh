#!/usr/bin/env bash
# notes.sh TAG: prints the changelog's part about a version; a preview of a version (v1.2.0-rc.1) has what is not released yet.
set -euo pipefail
version=${1#v}
heading=$version
if [[ $version = *-* ]]; then heading=Unreleased; fi
awk -v heading="$heading" '
  /^## / { inside = ($2 == heading); if (inside) found = 1; next }
  inside
  END { if (!found) { printf "CHANGELOG.md: expected the heading \"## %s\", got none; say there what changed\n", heading > "/dev/stderr"; exit 1 } }
' CHANGELOG.md
