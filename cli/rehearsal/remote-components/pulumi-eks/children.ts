import * as pulumi from "@pulumi/pulumi";

/** The version of `@pulumi/aws` in the plugin. https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/package.json */
const awsVersion = "7.25.0";

/** A resource in the cloud, by its type alone: the stand-in needs no SDK of the cloud. */
export class Child extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly arn: pulumi.Output<string>;

  /** @param outputs properties to read besides `name` and `arn` */
  constructor(
    type: string,
    name: string,
    inputs: pulumi.Inputs,
    opts: pulumi.CustomResourceOptions,
    outputs: readonly string[] = [],
  ) {
    super(type, name, { ...unset(["name", "arn", ...outputs]), ...inputs }, { ...opts, version: awsVersion });
  }
}

/** A control plane. */
export class ControlPlane extends Child {
  declare readonly endpoint: pulumi.Output<string>;
  declare readonly version: pulumi.Output<string>;
  declare readonly certificateAuthority: pulumi.Output<{ readonly data: string }>;
  declare readonly identities: pulumi.Output<{ readonly oidcs: { readonly issuer: string }[] }[]>;
  declare readonly vpcConfig: pulumi.Output<{ readonly clusterSecurityGroupId: string }>;

  constructor(name: string, inputs: pulumi.Inputs, opts: pulumi.CustomResourceOptions) {
    super("aws:eks/cluster:Cluster", name, inputs, opts, [
      "endpoint",
      "version",
      "certificateAuthority",
      "identities",
      "vpcConfig",
    ]);
  }
}

/** Returns properties that the engine fills. */
export function unset(names: readonly string[]): Record<string, undefined> {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

/** Warns of arguments that a stand-in ignores. */
export function warnOfUnknown(
  type: string,
  inputs: pulumi.Inputs,
  known: readonly string[],
  of: pulumi.Resource,
): void {
  const others = Object.keys(inputs).filter((name) => inputs[name] !== undefined && !known.includes(name));
  if (others.length > 0) {
    const message = `${type}: a rehearsal's stand-in for @pulumi/eks ignores ${others.join(", ")}`;
    void pulumi.log.warn(message, of);
  }
}
