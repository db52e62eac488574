#!/usr/bin/env bash
# deployed.sh ENVIRONMENT: prints the last commit that was deployed to an environment.
set -euo pipefail
commit=$(bash "$(dirname "$0")/api.sh" "deployments?environment=$1&status=success&order_by=id&sort=desc&per_page=1" | jq --raw-output '.[0].sha // empty')
if [ -z "$commit" ]; then
  echo "nothing has been deployed to $1 yet" >&2
  exit 1
fi
echo "$commit"
