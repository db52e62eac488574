#!/usr/bin/env bash
# Prints a line for each stack: the hash of its plan and its file. Plans do not depend on a cloud, so equal lines mean that the program asks for the same resources.
set -euo pipefail
for file in Pulumi.*.yaml; do
  stack=${file#Pulumi.}
  stack=${stack%.yaml}
  hash=$({ npm run --silent plan -- --stack "$stack" --json - && cat "$file"; } | sha256sum)
  echo "$stack ${hash%% *}"
done
