#!/usr/bin/env bash
# drift.sh STACK FOLDER: writes FOLDER/STACK.md, the text of an issue. The file is empty if the stack matches its program.
set -euo pipefail
stack=$1
report=$2/$stack.md
scripts=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bash "$scripts/preview.sh" "$stack" "$work" --refresh
mkdir -p "$2"
changes=$(cat "$work/changes")
if [ "$changes" = true ]; then
  name=${PULUMI_ORGANIZATION:+$PULUMI_ORGANIZATION/}$stack
  pulumi preview --stack "$name" --non-interactive --json --refresh > "$work/steps.json"
  pulumi stack export --stack "$name" > "$work/state.json"
  changes=$(jq --slurpfile plan "$work/plan.json" --slurpfile state "$work/state.json" --from-file "$scripts/moved-by-azure.jq" "$work/steps.json")
fi
: > "$report"
if [ "$changes" = true ]; then
  {
    printf 'The next update of `%s` would change this, although nobody has changed the program since the last deployment:\n\n```text\n' "$stack"
    head -c 60000 "$work/preview.txt"
    printf '\n```\n\nUndo the change, or add it to the program. This issue closes when the difference is gone.\n'
  } > "$report"
fi
