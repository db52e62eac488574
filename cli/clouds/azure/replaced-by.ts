import { type Replacement, rows } from "../replacement";

const provider = "pulumi/pulumi-azure-native provider/pkg/gen";

/** Inputs in a resource's address (`willReplaceOnChanges` of path parameters). */
export function address(inputs: readonly string[]): Replacement[] {
  return rows(`${provider}/params.go`, inputs);
}

/** Inputs that the provider marks in addition to those in the API's description (`forceNewMap`). */
export function forced(...paths: readonly string[]): Replacement[] {
  return rows(`${provider}/replacement.go`, paths);
}

/** The location in Azure's common type: the API's description allows to read and create it only (`x-ms-mutability`). */
export const fixedLocation: readonly Replacement[] = rows(
  "Azure/azure-rest-api-specs specification/common-types/resource-management/v3/types.json",
  ["location"],
);
