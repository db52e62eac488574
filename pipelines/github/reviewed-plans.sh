#!/usr/bin/env bash
# reviewed-plans.sh COMMIT FOLDER: gets what the reviewers of a merged commit saw, from the newest run for its pull request.
set -euo pipefail
head=$(gh api "repos/$GITHUB_REPOSITORY/commits/$1/pulls" | jq --raw-output 'map(select(.merged_at != null))[0].head.sha // empty')
if [ -z "$head" ]; then
  echo "$1 came by no pull request: nobody has reviewed its plans" >&2
  exit 1
fi
run=$(gh run list --workflow pull-request.yml --event pull_request --commit "$head" --limit 1 --json databaseId | jq --raw-output '.[0].databaseId // empty')
if [ -z "$run" ]; then
  echo "the pull request's last commit, $head, has no run of pull-request.yml" >&2
  exit 1
fi
gh run download "$run" --name plan --dir "$2"
