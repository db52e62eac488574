#!/usr/bin/env bash
# reviewed-plans.sh COMMIT FOLDER: gets the files that the reviewers of a merged commit saw, from the newest run for its pull request.
set -euo pipefail
head=$(gh api "repos/$GITHUB_REPOSITORY/commits/$1/pulls" | jq --raw-output 'map(select(.merged_at != null))[0].head.sha // empty')
if [ -z "$head" ]; then
  echo "$1 belongs to no merged pull request, so nobody has reviewed its plans" >&2
  exit 1
fi
run=$(gh run list --workflow pull-request.yml --event pull_request --commit "$head" --limit 1 --json databaseId | jq --raw-output '.[0].databaseId // empty')
if [ -z "$run" ]; then
  echo "pull-request.yml has no run for $head, the last commit of the pull request" >&2
  exit 1
fi
gh run download "$run" --name plan --dir "$2"
