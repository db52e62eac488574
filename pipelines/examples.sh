#!/usr/bin/env bash
# examples.sh: rehearses every stack of every example. Continues after a failure, and names the failed stacks at the end.
set -euo pipefail
failed=()
for file in examples/*/Pulumi.*.yaml; do
  folder=$(dirname "$file")
  stack=${file##*/Pulumi.}
  references=()
  if [ -f "$folder/references.yaml" ]; then references=(--stack-references "$folder/references.yaml"); fi
  npm run rehearse -- --cwd "$folder" --stack "${stack%.yaml}" ${references[@]+"${references[@]}"} || failed+=("$file")
done
if [ ${#failed[@]} -gt 0 ]; then
  printf 'not rehearsed: %s\n' "${failed[@]}" >&2
  exit 1
fi
