import { fromSecret, onlyKey } from "../../addon-secret";
import type { AddonSecret } from "../../definition";

/** A Secret with one value, and the environment variable that contains the value. */
export interface NamedSecret {
  readonly variable: string;
  readonly secret: AddonSecret;
}

/** Returns a reference to an environment variable, in the form of the collector's configuration. */
export function fromEnv(variable: string): string {
  return `\${env:${variable}}`;
}

/** Renders environment variables whose values come from Secrets. */
export function variablesOf(secrets: readonly NamedSecret[]): Record<string, unknown>[] {
  return secrets.map(({ variable, secret }) => fromSecret(variable, secret.name, onlyKey));
}
