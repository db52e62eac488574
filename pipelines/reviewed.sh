#!/usr/bin/env bash
# reviewed.sh FILE: fails if the plans of this commit differ from FILE, which fingerprint.sh wrote for the reviewers.
set -euo pipefail
if ! bash "$(dirname "$0")/fingerprint.sh" | diff "$1" - ; then
  echo "The plans above (>) differ from the reviewed plans (<), because the branch has moved since the review. See docs/pipelines.md, \"When it stops\"." >&2
  exit 1
fi
