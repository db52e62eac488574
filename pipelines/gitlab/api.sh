#!/usr/bin/env bash
# api.sh PATH [curl's options]: calls GitLab's API for this project.
set -euo pipefail
curl --fail-with-body --silent --show-error --header "PRIVATE-TOKEN: $KEELSON_GITLAB_TOKEN" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/$1" "${@:2}"
