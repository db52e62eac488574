import { lt } from "semver";

/** Improvements in newer versions of Pulumi's own Kubernetes provider, by the first version that has them. */
const changes: readonly (readonly [since: string, before: string, after: string])[] = [
  /* https://github.com/pulumi/pulumi-kubernetes/pull/4278 */
  ["4.29.0", "takes over objects that already exist", "refuse to create them"],
  /* https://github.com/pulumi/pulumi-kubernetes/issues/2997 */
  ["4.30.0", "drops nulls in a chart's values", "keep them"],
];

/** Lists how a version of the provider differs from the one that production uses. */
export function olderThanProduction(version: string): string[] {
  return changes
    .filter(([since]) => lt(version, since))
    .map(
      ([since, before, after]) =>
        `Pulumi's Kubernetes provider ${version} ${before}. Versions since ${since} ${after}.`,
    );
}
