import { type Replacement, rows } from "../replacement";

const upstream = "hashicorp/terraform-provider-aws";

/** Every regional resource has this input: `forceNewIfRegionChanges` and `resourceForceNewIfRegionChanges`. */
export const region: Replacement = {
  path: "region",
  source: `${upstream} internal/provider/{framework,sdkv2}/region.go`,
};

/** Lists inputs of a regional type that a file of the upstream provider marks with `ForceNew` or `RequiresReplace`. */
export function regional(file: string, paths: readonly string[]): Replacement[] {
  return [...global(file, paths), region];
}

/** Lists such inputs of a type that has no region. */
export function global(file: string, paths: readonly string[]): Replacement[] {
  return rows(`${upstream} internal/service/${file}`, paths);
}
