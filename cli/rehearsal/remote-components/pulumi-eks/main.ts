import * as pulumi from "@pulumi/pulumi";
import { pulumiEksVersion } from ".";
import { Child, ControlPlane } from "./children";
import { Cluster } from "./cluster";
import { Addon, ManagedNodeGroup, NodeGroup } from "./of-cluster";
import { createOwn, updateOwn } from "./own-resources";

type Construct = (
  name: string,
  inputs: pulumi.Inputs,
  opts: pulumi.ComponentResourceOptions,
) => { readonly urn: pulumi.Output<string>; readonly state: pulumi.Inputs };

/** The stand-in's components by type. */
const components: Readonly<Record<string, Construct>> = {
  "eks:index:Cluster": (...args) => new Cluster(...args),
  "eks:index:ManagedNodeGroup": (...args) => new ManagedNodeGroup(...args),
  "eks:index:NodeGroup": (...args) => new NodeGroup("eks:index:NodeGroup", ...args),
  "eks:index:NodeGroupV2": (...args) => new NodeGroup("eks:index:NodeGroupV2", ...args),
  "eks:index:Addon": (...args) => new Addon(...args),
};

/* Arguments refer to these resources, and the stand-in reads their properties. */
const referred: Readonly<Record<string, (name: string, type: string, urn: string) => pulumi.Resource>> = {
  "eks:index": (name, _type, urn) => new Cluster(name, undefined, { urn }),
  "aws:eks/cluster": (name, _type, urn) => new ControlPlane(name, {}, { urn }),
  "aws:iam/role": (name, type, urn) => new Child(type, name, {}, { urn }),
  "aws:iam/instanceProfile": (name, type, urn) => new Child(type, name, {}, { urn }),
  "aws:ec2/securityGroup": (name, type, urn) => new Child(type, name, {}, { urn }),
  "aws:ec2/securityGroupRule": (name, type, urn) => new Child(type, name, {}, { urn }),
};
for (const [key, construct] of Object.entries(referred)) {
  const [pkg = "", module = ""] = key.split(":");
  pulumi.runtime.registerResourceModule(pkg, module, { version: pulumiEksVersion, construct });
}

const provider: pulumi.provider.Provider = {
  version: pulumiEksVersion,
  schema: "{}",
  construct: (name, type, inputs, options) => {
    const component = components[type];
    if (component === undefined) {
      const names = Object.keys(components).join(", ");
      return Promise.reject(new Error(`${type}: a rehearsal's stand-in for @pulumi/eks creates only ${names}`));
    }
    const { urn, state } = component(name, inputs, options);
    return Promise.resolve({ urn, state });
  },
  create: async (urn, inputs: pulumi.Inputs) => createOwn(urn, inputs),
  update: async (_id, urn, _olds, news: pulumi.Inputs) => updateOwn(urn, news),
  call: (token, { __self__: self }) => {
    if (token !== "eks:index:Cluster/getKubeconfig") {
      return Promise.reject(new Error(`${token}: a rehearsal's stand-in for @pulumi/eks does not support it`));
    }
    /* Every kubeconfig leads to the run's API server, whichever profile or role it names. */
    return Promise.resolve({ outputs: { result: (self as Cluster).kubeconfigJson } });
  },
};

void pulumi.provider.main(provider, process.argv.slice(2));
