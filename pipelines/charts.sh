#!/usr/bin/env bash
# charts.sh FOLDER: downloads every chart of the catalogue into a folder with its name, for `rehearse --charts FOLDER`. Uses the rehearsal's Helm.
set -euo pipefail
mkdir -p "$1"
npm run --silent toolchain >&2
helm=$(npm run --silent toolchain -- --list --json | jq --raw-output '.[] | select(.name == "helm").found.path')
npx tsx pipelines/charts.ts | while read -r repository name version; do
  case $repository in
    oci://*) "$helm" pull "$repository" --version "$version" --untar --untardir "$1" ;;
    *) "$helm" pull "$name" --repo "$repository" --version "$version" --untar --untardir "$1" ;;
  esac
done
