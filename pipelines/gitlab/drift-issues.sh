#!/usr/bin/env bash
# drift-issues.sh FOLDER: keeps one open issue for each stack that has drifted, from the files of drift.sh.
set -euo pipefail
api=$(dirname "$0")/api.sh
for report in "$1"/*.md; do
  stack=$(basename "$report" .md)
  title="Drift: $stack"
  number=$(bash "$api" "issues?state=opened&labels=drift&per_page=100" | jq --arg title "$title" 'map(select(.title == $title))[0].iid // empty')
  if [ -s "$report" ] && [ -n "$number" ]; then
    bash "$api" "issues/$number" --request PUT --data-urlencode "description@$report" > /dev/null
  elif [ -s "$report" ]; then
    bash "$api" issues --request POST --data-urlencode "title=$title" --data labels=drift --data-urlencode "description@$report" > /dev/null
  elif [ -n "$number" ]; then
    bash "$api" "issues/$number" --request PUT --data state_event=close > /dev/null
  fi
done
