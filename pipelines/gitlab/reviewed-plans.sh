#!/usr/bin/env bash
# reviewed-plans.sh COMMIT FILE: gets the fingerprints that the reviewers of a merged commit saw, from its merge request's job "plan".
set -euo pipefail
api=$(dirname "$0")/api.sh
number=$(bash "$api" "repository/commits/$1/merge_requests" | jq 'map(select(.state == "merged"))[0].iid // empty')
if [ -z "$number" ]; then
  echo "$1 belongs to no merged merge request, so nobody has reviewed its plans" >&2
  exit 1
fi
bash "$api" "jobs/artifacts/refs%2Fmerge-requests%2F$number%2Fhead/raw/fingerprints.txt?job=plan" --location --output "$2"
