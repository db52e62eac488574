import assert from "node:assert/strict";
import {
  destroyFailures,
  protectedIn,
  refusalFailures,
  unprotectFailures,
} from "../../../cli/rehearsal/phases/protection";
import { resource, resultOf, step, urnOf } from "./steps";

const keyType = "aws:kms/key:Key";
const clusterType = "aws:eks/cluster:Cluster";
const groupType = "aws:eks/nodeGroup:NodeGroup";
const key = resource(keyType, "dev", { protect: true });
const cluster = resource(clusterType, "dev", { protect: true });
const group = resource(groupType, "dev-apps", { protect: false });
const state = [key, cluster, group];

/** In the engine's own words. */
function refusalOf(urn: string) {
  const message = `resource "${urn}" cannot be deleted
because it is protected. To unprotect the resource, either remove the \`protect\` flag from the resource in your Pulumi program and run \`pulumi up\`, or use the command:
\`pulumi state unprotect '${urn}'\``;
  return { urn, message };
}

const refused = resultOf({ succeeded: false, errors: [refusalOf(key.urn), refusalOf(cluster.urn)] });

describe("a destroy of protected resources", () => {
  it("is of those that the state marks", () => assert.deepEqual(protectedIn(state), [key, cluster]));

  it("is right when it is refused because of some of them, and nothing is gone", () => {
    assert.deepEqual(refusalFailures(refused, state, state), []);
    const first = resultOf({ succeeded: false, errors: [refusalOf(cluster.urn)] });
    assert.deepEqual(refusalFailures(first, state, state), []);
  });

  it("is wrong when it succeeds", () =>
    assert.deepEqual(refusalFailures(resultOf(), state, []), [
      {
        phase: "destroy refused",
        urn: "",
        message: "expected protected resources to stop the destroy, but it succeeded",
      },
      {
        phase: "destroy refused",
        urn: "",
        message: "3 of 3 resources were deleted despite protection: Key dev, Cluster dev, NodeGroup dev-apps",
      },
    ]));

  it("is wrong when it deletes what comes before", () =>
    assert.deepEqual(refusalFailures(refused, state, [key, cluster]), [
      {
        phase: "destroy refused",
        urn: "",
        message: "1 of 3 resources were deleted despite protection: NodeGroup dev-apps",
      },
    ]));

  it("is wrong when one was made anew", () =>
    assert.equal(refusalFailures(refused, state, [key, { ...cluster, id: "another" }, group]).length, 1));

  it("is wrong when it fails of something else", () => {
    const other = { urn: group.urn, message: "ResourceInUseException: it has pods" };
    const result = resultOf({ succeeded: false, errors: [refusalOf(key.urn), other] });
    assert.deepEqual(refusalFailures(result, state, state), [{ phase: "destroy refused", ...other }]);
  });
});

describe("taking the protection off", () => {
  const free = state.map((one) => ({ ...one, protect: false }));

  it("updates and frees everything", () =>
    assert.deepEqual(unprotectFailures(resultOf({ steps: [step("update", clusterType, "dev")] }), free), []));

  it("removes a cloud's locks, and nothing else", () => {
    const lockType = "azure-native:authorization:ManagementLockByScope";
    assert.deepEqual(unprotectFailures(resultOf({ steps: [step("delete", lockType, "dev")] }), free), []);
    assert.equal(unprotectFailures(resultOf({ steps: [step("replace", lockType, "dev")] }), free).length, 1);
  });

  it("of a stack that is not whole must free everything, whatever else the engine cannot do", () => {
    const error = { urn: group.urn, message: "depends on what was never made" };
    const result = resultOf({ succeeded: false, errors: [error] });
    assert.deepEqual(unprotectFailures(result, free, false), []);
    assert.deepEqual(unprotectFailures(result, [key], false), [
      { phase: "unprotect", ...error },
      { phase: "unprotect", urn: key.urn, message: "is still protected" },
    ]);
  });

  it("must not make or remove anything, and must leave nothing protected", () => {
    const steps = [step("create", groupType, "dev-new"), step("delete", groupType, "dev-apps")];
    assert.deepEqual(unprotectFailures(resultOf({ steps }), [...free.slice(1), key]), [
      {
        phase: "unprotect",
        urn: urnOf(groupType, "dev-new"),
        message: "removing the protection may only update resources, got create",
      },
      {
        phase: "unprotect",
        urn: urnOf(groupType, "dev-apps"),
        message: "removing the protection may only update resources, got delete",
      },
      { phase: "unprotect", urn: key.urn, message: "is still protected" },
    ]);
  });
});

describe("a destroy", () => {
  it("that succeeds has no failures", () => assert.deepEqual(destroyFailures(resultOf(), state, []), []));

  it("that fails names what blocks it, and what stays because of that", () => {
    const error = { urn: cluster.urn, message: "ResourceInUseException: Cluster has nodegroups attached" };
    const result = resultOf({ succeeded: false, errors: [error] });
    const component = { urn: urnOf("keelson:index:EksCluster", "dev"), type: "keelson:index:EksCluster" };
    assert.deepEqual(destroyFailures(result, [...state, component], [key, cluster, component]), [
      { phase: "destroy", ...error },
      {
        phase: "destroy",
        urn: "",
        message: "stopped halfway: 3 of 4 resources remain, including Key dev",
      },
    ]);
  });
});
