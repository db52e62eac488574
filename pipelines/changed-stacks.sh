#!/usr/bin/env bash
# changed-stacks.sh COMMIT: prints a JSON list of the stacks to rehearse: local, and each stack whose plan differs from that of COMMIT.
# A stack that cannot be compared counts as changed; its rehearsal then shows the reason.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
stacks=(local)
for file in Pulumi.*.yaml; do
  stack=${file#Pulumi.}
  stack=${stack%.yaml}
  difference=$folder/$stack.json
  npm run --silent plan -- --stack "$stack" --against "$1" --fail-on none --difference "$difference" > /dev/null || true
  unchanged=false
  if [ -e "$difference" ]; then
    unchanged=$(jq '[.created, .deleted, .changed, .replaced] | all(length == 0)' "$difference")
  fi
  if [ "$unchanged" = false ]; then stacks+=("$stack"); fi
done
jq --null-input --compact-output '$ARGS.positional | unique' --args "${stacks[@]}"
