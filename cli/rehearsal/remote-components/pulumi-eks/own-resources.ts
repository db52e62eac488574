import { randomBytes } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { shortName, typeOf } from "../../engine";

/**
 * The plugin's resources that are not components, by type, with the outputs that each adds to its inputs. Versions of `@pulumi/eks` before
 * 3 create them.
 */
const outputs: Readonly<Record<string, (inputs: pulumi.Inputs) => pulumi.Inputs>> = {
  "eks:index:RandomSuffix": ({ input }) => ({ output: `${String(input)}-${randomBytes(4).toString("hex")}` }),
  /* The cluster's cloud already has its network plugin; the plugin changes its settings by kubectl. */
  "eks:index:VpcCni": () => ({}),
};

/** Creates a resource that is not a component. @throws Error for a type that the plugin does not have */
export function createOwn(urn: string, inputs: pulumi.Inputs): pulumi.provider.CreateResult {
  return { id: shortName(urn), outs: outputsOf(urn, inputs) };
}

/** Changes such a resource in place, as the plugin does: with another suffix. */
export function updateOwn(urn: string, inputs: pulumi.Inputs): pulumi.provider.UpdateResult {
  return { outs: outputsOf(urn, inputs) };
}

function outputsOf(urn: string, inputs: pulumi.Inputs): pulumi.Inputs {
  const add = outputs[typeOf(urn)];
  if (add === undefined) {
    throw new Error(
      `${typeOf(urn)}: a rehearsal's stand-in for @pulumi/eks creates only ${Object.keys(outputs).join(", ")}`,
    );
  }
  return { ...inputs, ...add(inputs) };
}
