import type { Check } from "../property-checks";

/** Checks the form of a text, in the provider's words: google/verify/validation.go of hashicorp/terraform-provider-google. */
export function matches(pattern: RegExp): Check {
  return (value) =>
    pattern.test(String(value)) ? undefined : `${JSON.stringify(value)} doesn't match regexp "${pattern.source}"`;
}
