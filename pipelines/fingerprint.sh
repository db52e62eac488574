#!/usr/bin/env bash
# Prints a line for each stack: the hash of its plan and its file. Plans are made offline, so equal lines mean that the same is asked for.
set -euo pipefail
for file in Pulumi.*.yaml; do
  stack=${file#Pulumi.}
  stack=${stack%.yaml}
  hash=$({ npm run --silent plan -- --stack "$stack" --json - && cat "$file"; } | sha256sum)
  echo "$stack ${hash%% *}"
done
