#!/usr/bin/env bash
# api.sh PATH [curl's options]: calls GitLab's API for this project, with KEELSON_GITLAB_TOKEN if the job has it, otherwise with the job's own token.
set -euo pipefail
token="JOB-TOKEN: ${CI_JOB_TOKEN:-}"
if [ -n "${KEELSON_GITLAB_TOKEN:-}" ]; then token="PRIVATE-TOKEN: $KEELSON_GITLAB_TOKEN"; fi
curl --fail-with-body --silent --show-error --header @- "$CI_API_V4_URL/projects/$CI_PROJECT_ID/$1" "${@:2}" <<< "$token"
