export type { PackagedArgs } from "./args";
export { HelmRelease } from "./helm-release";
export type { HelmReleaseArgs } from "./helm-release-args";
export { Kustomization, type KustomizationArgs } from "./kustomization";
