import { fromSecret, onlyKey } from "../../addon-secret";
import type { AddonSecret } from "../../definition";

/** A Secret of one value, and the variable through which the collector reads it. */
export interface NamedSecret {
  readonly variable: string;
  readonly secret: AddonSecret;
}

/** Refers to a variable of the collector's environment, as its configuration does. */
export function fromEnv(variable: string): string {
  return `\${env:${variable}}`;
}

/** Renders the variables of Secrets. */
export function variablesOf(secrets: readonly NamedSecret[]): Record<string, unknown>[] {
  return secrets.map(({ variable, secret }) => fromSecret(variable, secret.name, onlyKey));
}
