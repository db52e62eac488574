#!/usr/bin/env bash
# up.sh STACK FOLDER: makes the changes that preview.sh planned, and no others. Pulumi checks every operation against the plan,
# but not the state at the start. So this script checks that the state is still the previewed one.
set -euo pipefail
stack=${PULUMI_ORGANIZATION:+$PULUMI_ORGANIZATION/}$1
folder=$2
changes=$(cat "$folder/changes")
if [ "$changes" = false ]; then
  echo "$1 matches its program; nothing to do."
  exit 0
fi
if ! pulumi stack export --stack "$stack" | sha256sum --check --status "$folder/state.sha256"; then
  echo "The state of $1 differs from the previewed state, because somebody has updated the stack since. Preview the stack again." >&2
  exit 1
fi
pulumi up --stack "$stack" --non-interactive --yes --color never --plan "$folder/plan.json"
