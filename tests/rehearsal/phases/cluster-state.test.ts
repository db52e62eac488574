import assert from "node:assert/strict";
import type { StateResource } from "../../../cli/rehearsal/engine";
import { stateOf } from "../../../cli/rehearsal/phases/cluster-state";

const urnOf = (type: string, name: string) => `urn:pulumi:s::p::${type}::${name}`;
const eks = "aws:eks/cluster:Cluster";
const aks = "azure-native:containerservice/v20230901:ManagedCluster";
const provider = "pulumi:providers:kubernetes";
const map = "kubernetes:core/v1:ConfigMap";

function resource(type: string, name: string, more: Partial<StateResource> = {}): StateResource {
  return { urn: urnOf(type, name), type, id: name, custom: true, ...more };
}

const dependsOn = (...urns: string[]) => ({ dependencies: urns });
const by = (name: string) => ({ provider: `${urnOf(provider, name)}::0123` });

const state: StateResource[] = [
  { urn: "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s", type: "pulumi:pulumi:Stack", custom: false },
  resource("aws:ec2/vpc:Vpc", "net"),
  { ...resource("eks:index:Cluster", "component", { custom: false }), id: undefined },
  resource(eks, "east", { parent: urnOf("eks:index:Cluster", "component") }),
  resource(aks, "/subscriptions/s/west"),
  resource("aws:eks/nodeGroup:NodeGroup", "machines", dependsOn(urnOf(eks, "east"))),
  resource(provider, "east", dependsOn(urnOf("eks:index:Cluster", "component"))),
  resource(provider, "west", {
    ...dependsOn(urnOf(aks, "/subscriptions/s/west"), urnOf(eks, "east")),
    propertyDependencies: { kubeconfig: [urnOf(aks, "/subscriptions/s/west")], namespace: [urnOf(eks, "east")] },
  }),
  resource(provider, "default_4_34_2"),
  resource(map, "in-east", by("east")),
  resource(map, "in-west", { ...by("west"), ...dependsOn(urnOf(eks, "east")) }),
  resource(map, "ambient", by("default_4_34_2")),
];

const names = (found: readonly StateResource[]) =>
  found
    .filter(({ type }) => type === map || type.startsWith("aws:") || type === aks)
    .map(({ urn }) => urn.split("::").at(-1));

describe("the part of a stack that is about one of its clusters", () => {
  it("is what its provider is made from, also by a component, and what depends on no other cluster", () => {
    const ids = { here: new Set(["east"]), elsewhere: new Set(["/subscriptions/s/west"]) };
    assert.deepEqual(names(stateOf(state, ids, false)), ["net", "east", "machines", "in-east"]);
  });

  it("goes by the kubeconfig of a provider, whatever else the provider or the object depends on", () => {
    const ids = { here: new Set(["/subscriptions/s/west"]), elsewhere: new Set(["east"]) };
    assert.deepEqual(names(stateOf(state, ids, false)), ["net", "/subscriptions/s/west", "in-west"]);
  });

  it("holds what providers without a cluster make, in the API server of the run", () => {
    const ids = { here: new Set<string>(), elsewhere: new Set(["east", "/subscriptions/s/west"]) };
    assert.deepEqual(names(stateOf(state, ids, true)), ["net", "ambient"]);
  });
});
