import assert from "node:assert/strict";
import { builtinKinds } from "../../../cli/charts";
import { capabilitiesOfPlan } from "../../../cli/plan/charts";
import { planned } from "../difference/planned";

describe("what charts may ask of a planned cluster", () => {
  it("is the version that the plan says, or a recent one, but never what Helm assumes", () => {
    const cluster = planned("aws:eks/cluster:Cluster", "prod", { inputs: { version: "1.36" } });
    assert.deepEqual(
      [[cluster], []].map((resources) => capabilitiesOfPlan(resources).kubeVersion),
      ["1.36", "v1.35.0"],
    );
  });

  it("are Kubernetes' kinds and those of the plan", () => {
    const certificate = planned("kubernetes:cert-manager.io/v1:Certificate", "web", {
      inputs: { apiVersion: "cert-manager.io/v1", kind: "Certificate" },
    });
    const { apiVersions } = capabilitiesOfPlan([certificate]);
    const own = ["cert-manager.io/v1", "cert-manager.io/v1/Certificate"];
    assert.deepEqual(apiVersions, [...builtinKinds, ...own].sort());
    const registrations = ["apiregistration.k8s.io/v1", "apiregistration.k8s.io/v1/APIService"];
    assert.deepEqual(
      registrations.filter((one) => !apiVersions.includes(one)),
      [],
    );
  });
});
