#!/usr/bin/env bash
# release.sh TAG REPOSITORY: builds the packages and publishes them. npm gets a token for this run by OIDC, and signs the origin of the packages.
set -euo pipefail
version=${1#v}
channel=latest
if [[ $version = *-* ]]; then channel=next; fi
for package in components cli plugin; do
  found=$(jq --raw-output .version "$package/package.json")
  if [ "$found" != "$version" ]; then
    echo "$package/package.json: expected the version of the tag, $version, got $found" >&2
    exit 1
  fi
done
bash "$(dirname "$0")/notes.sh" "$1" > /dev/null
npm run build
for package in components cli plugin; do
  (cd "$package/dist" && npm pkg set "repository.url=git+$2.git" && npm publish --access public --provenance --tag "$channel")
done
