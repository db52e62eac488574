#!/usr/bin/env bash
# preview.sh STACK FOLDER [OPTIONS]: previews a stack, and writes to the folder what up.sh needs (plan.json, and state.sha256, the state
# that the plan starts from), the preview for people (preview.txt) and whether anything changes (changes: true or false).
set -euo pipefail
stack=${PULUMI_ORGANIZATION:+$PULUMI_ORGANIZATION/}$1
folder=$2
mkdir -p "$folder"
pulumi stack export --stack "$stack" | sha256sum > "$folder/state.sha256"
if ! pulumi preview --stack "$stack" --non-interactive --diff --color never --save-plan "$folder/plan.json" "${@:3}" > "$folder/preview.txt" 2>&1; then
  cat "$folder/preview.txt" >&2
  exit 1
fi
jq '[.resourcePlans[].steps[]?] | any(IN("same", "read", "refresh") | not)' "$folder/plan.json" > "$folder/changes"
