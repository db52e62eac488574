import type { Check } from "../property-checks";

/** Limits of a text in Azure's API descriptions, https://github.com/Azure/azure-rest-api-specs */
export interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

/** Checks a text in the words of pulumi-azure-native `provider/pkg/provider/provider.go`, `validateProperty`. */
export function withinLimits(property: string, { min = 0, max, pattern }: TextLimits): Check {
  return (value) => {
    const given = String(value);
    if (given.length < min) {
      return `'${property}' is too short (${given.length}): at least ${min} characters required`;
    }
    if (max !== undefined && given.length > max) {
      return `'${property}' is too long (${given.length}): at most ${max} characters allowed`;
    }
    return pattern === undefined || pattern.test(given)
      ? undefined
      : `'${property}' does not match expression '${pattern.source}'`;
  };
}
