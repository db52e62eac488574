import * as pulumi from "@pulumi/pulumi";
import { pulumiEksVersion } from ".";
import { Child, ControlPlane } from "./children";
import { Cluster } from "./cluster";
import { Addon, ManagedNodeGroup } from "./of-cluster";

/** The stand-in's components by type. */
const components = {
  "eks:index:Cluster": Cluster,
  "eks:index:ManagedNodeGroup": ManagedNodeGroup,
  "eks:index:Addon": Addon,
} as const;

/* Arguments refer to these resources, of which the stand-in reads properties. */
const referred: Readonly<Record<string, (name: string, type: string, urn: string) => pulumi.Resource>> = {
  "eks:index": (name, _type, urn) => new Cluster(name, undefined, { urn }),
  "aws:eks/cluster": (name, _type, urn) => new ControlPlane(name, {}, { urn }),
  "aws:iam/role": (name, type, urn) => new Child(type, name, {}, { urn }),
};
for (const [key, construct] of Object.entries(referred)) {
  const [pkg = "", module = ""] = key.split(":");
  pulumi.runtime.registerResourceModule(pkg, module, { version: pulumiEksVersion, construct });
}

const provider: pulumi.provider.Provider = {
  version: pulumiEksVersion,
  schema: "{}",
  construct: (name, type, inputs, options) => {
    const Component = Object.entries(components).find(([known]) => known === type)?.[1];
    if (Component === undefined) {
      const names = Object.keys(components).join(", ");
      return Promise.reject(new Error(`${type}: a rehearsal's stand-in for @pulumi/eks makes only ${names}`));
    }
    const { urn, state } = new Component(name, inputs, options);
    return Promise.resolve({ urn, state });
  },
};

void pulumi.provider.main(provider, process.argv.slice(2));
