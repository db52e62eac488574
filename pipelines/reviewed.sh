#!/usr/bin/env bash
# reviewed.sh FILE: fails unless the plans of this commit are those of the file, which fingerprint.sh wrote for the reviewers.
set -euo pipefail
if ! bash "$(dirname "$0")/fingerprint.sh" | diff "$1" - ; then
  echo "The plans above (>) are not those that were reviewed (<): the branch has moved since. See docs/pipelines.md, \"When it stops\"." >&2
  exit 1
fi
