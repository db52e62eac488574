import { randomBytes } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { shortName, typeOf } from "../../engine";

/** The plugin's resources that are no components, by type, and what each adds to its inputs. `@pulumi/eks` before version 3 makes them. */
const outputs: Readonly<Record<string, (inputs: pulumi.Inputs) => pulumi.Inputs>> = {
  "eks:index:RandomSuffix": ({ input }) => ({ output: `${String(input)}-${randomBytes(4).toString("hex")}` }),
  /* The cluster's cloud has its network plugin already; the plugin changes its settings by kubectl. */
  "eks:index:VpcCni": () => ({}),
};

/** Creates a resource that is no component. @throws Error for a type that the plugin does not have */
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
