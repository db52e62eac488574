#!/usr/bin/env bash
# deployed.sh ENVIRONMENT: prints the last commit that was deployed to an environment; nothing before the first one.
set -euo pipefail
bash "$(dirname "$0")/api.sh" "deployments?environment=$1&status=success&order_by=id&sort=desc&per_page=1" | jq --raw-output '.[0].sha // empty'
