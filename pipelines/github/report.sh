#!/usr/bin/env bash
# report.sh STACK FOLDER: shows a preview in the run's summary, and tells later jobs whether the preview contains changes.
set -euo pipefail
{
  printf '## %s\n\n```text\n' "$1"
  head -c 900000 "$2/preview.txt"
  printf '\n```\n'
} >> "$GITHUB_STEP_SUMMARY"
echo "changes=$(cat "$2/changes")" >> "$GITHUB_OUTPUT"
