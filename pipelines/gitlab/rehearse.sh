#!/usr/bin/env bash
# rehearse.sh COMMIT: rehearses local, and the stacks whose plan differs from the commit's.
set -euo pipefail
stacks=$(bash "$(dirname "$0")/../changed-stacks.sh" "$1" | jq --raw-output '.[]')
for stack in $stacks; do
  npm run rehearse -- --stack "$stack"
done
