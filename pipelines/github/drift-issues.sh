#!/usr/bin/env bash
# drift-issues.sh FOLDER: keeps one open issue for each stack that has drifted, from the files of drift.sh.
set -euo pipefail
for report in "$1"/*.md; do
  stack=$(basename "$report" .md)
  title="Drift: $stack"
  number=$(gh issue list --label drift --state open --limit 100 --json number,title |
    jq --raw-output --arg title "$title" 'map(select(.title == $title))[0].number // empty')
  if [ -s "$report" ] && [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$report"
  elif [ -s "$report" ]; then
    gh label create drift --force --description "A stack differs from its program"
    gh issue create --title "$title" --label drift --body-file "$report"
  elif [ -n "$number" ]; then
    gh issue close "$number" --comment "$stack matches its program."
  fi
done
