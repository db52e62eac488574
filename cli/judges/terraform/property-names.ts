import { plural } from "pluralize";

/**
 * Returns the names that Pulumi may give a property of a Terraform provider: camel case, and the plural for a list.
 * https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/names.go (TerraformToPulumiNameV2)
 */
export function propertyNames(name: string): readonly string[] {
  return [camelCase(name), camelCase(plural(name))];
}

/** Returns a name in camel case: `cidrBlock` for `cidr_block`. */
export function camelCase(name: string): string {
  return name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
