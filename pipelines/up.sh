#!/usr/bin/env bash
# up.sh STACK FOLDER: makes the changes that preview.sh planned, and no others. Pulumi holds every operation against the plan, but
# not the state that it starts from; so the state must be the one that was previewed.
set -euo pipefail
stack=${PULUMI_ORGANIZATION:+$PULUMI_ORGANIZATION/}$1
folder=$2
changes=$(cat "$folder/changes")
if [ "$changes" = false ]; then
  echo "$1 is as its program says: nothing to do."
  exit 0
fi
if ! pulumi stack export --stack "$stack" | sha256sum --check --status "$folder/state.sha256"; then
  echo "The state of $1 is not the one that was previewed: somebody has updated it since. Preview it again." >&2
  exit 1
fi
pulumi up --stack "$stack" --non-interactive --yes --color never --plan "$folder/plan.json"
