import * as pulumi from "@pulumi/pulumi";

/** Parts of the message with which Keelson refuses a secret. */
export interface Expectation {
  /** Path of the value, for instance `env.PASSWORD`. */
  readonly path: string;
  /** The allowed value, for instance `a plain value`. */
  readonly wanted: string;
  readonly fix: string;
}

/**
 * Returns a value that is not a secret. Refuses a secret, because everybody who may read the object would see it. Refuses an Output once it is known
 * that the Output is a secret; this is before the object is created.
 */
export function notSecret<T>(value: pulumi.Input<T>, { path, wanted, fix }: Expectation): pulumi.Input<T> {
  if (!pulumi.Output.isInstance(value)) {
    return value;
  }
  return pulumi.output(pulumi.isSecret(pulumi.output(value))).apply((secret) => {
    if (secret) {
      throw new pulumi.RunError(`${path}: expected ${wanted}, got a secret; ${fix}`);
    }
    return value;
  });
}
