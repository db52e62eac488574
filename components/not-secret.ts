import * as pulumi from "@pulumi/pulumi";

/** What is expected where a secret was given, as parts of a sentence. */
export interface Expectation {
  /** Where the value stands, for instance `env.PASSWORD`. */
  readonly path: string;
  /** What is allowed there, for instance `a plain value`. */
  readonly wanted: string;
  readonly fix: string;
}

/**
 * The value, unless it is a secret: everybody who may read the object around it would see it. Whether an Output is one is
 * known later, but before the object is made.
 */
export function notSecret(value: pulumi.Input<string>, { path, wanted, fix }: Expectation): pulumi.Input<string> {
  if (!pulumi.Output.isInstance(value)) {
    return value;
  }
  return pulumi.output(pulumi.isSecret(pulumi.output(value))).apply((secret) => {
    if (secret) {
      throw new pulumi.RunError(`${path}: ${wanted}, given a secret: ${fix}`);
    }
    return value;
  });
}
