#!/usr/bin/env bash
# Plans all stacks of FOLDER, and writes the plans to the run's summary and the comment to a file, even if the plan fails.
set -euo pipefail
given=()
while IFS= read -r pair; do
  [ -z "$pair" ] || given+=(--config "$pair")
done <<< "$CONFIG"
[ -z "$STACK_REFERENCES" ] || given+=(--stack-references "$STACK_REFERENCES")
status=0
"$GITHUB_ACTION_PATH/../node_modules/.bin/tsx" "$GITHUB_ACTION_PATH/../cli/main.ts" plan --all --cwd "$FOLDER" --against "$AGAINST" --fail-on "$FAIL_ON" \
  "${given[@]}" --format markdown --comment "$RUNNER_TEMP/keelson-comment.md" --link "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID" \
  > "$RUNNER_TEMP/keelson-plan.md" || status=$?
cat "$RUNNER_TEMP/keelson-plan.md" >> "$GITHUB_STEP_SUMMARY"
exit "$status"
