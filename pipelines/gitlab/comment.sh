#!/usr/bin/env bash
# comment.sh FILE: writes the file into one note of the merge request, which later pipelines update.
set -euo pipefail
api=$(dirname "$0")/api.sh
notes=merge_requests/$CI_MERGE_REQUEST_IID/notes
marker='<!-- keelson plan -->'
body=$(mktemp)
trap 'rm -f "$body"' EXIT
{ echo "$marker"; cat "$1"; } > "$body"
id=$(bash "$api" "$notes?sort=asc&per_page=100" | jq --arg marker "$marker" 'map(select(.body | startswith($marker)))[0].id // empty')
if [ -n "$id" ]; then
  bash "$api" "$notes/$id" --request PUT --data-urlencode "body@$body" > /dev/null
else
  bash "$api" "$notes" --request POST --data-urlencode "body@$body" > /dev/null
fi
