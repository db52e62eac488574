#!/usr/bin/env bash
# deployed.sh ENVIRONMENT: prints "commit=SHA", the last commit that was deployed to an environment; SHA is empty before the first one.
set -euo pipefail
deployments=repos/$GITHUB_REPOSITORY/deployments
found=$(gh api "$deployments?environment=$1&per_page=50" | jq --raw-output '.[] | "\(.id) \(.sha)"')
commit=
while [ -z "$commit" ] && read -r id sha && [ -n "$id" ]; do
  succeeded=$(gh api "$deployments/$id/statuses" | jq 'any(.state == "success")')
  if [ "$succeeded" = true ]; then commit=$sha; fi
done <<< "$found"
echo "commit=$commit"
