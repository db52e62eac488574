import assert from "node:assert/strict";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { defaultTimeoutSeconds } from "../../../cli/rehearsal/readiness/awaiting";
import { parsePath, select } from "../../../cli/rehearsal/readiness/json-path";
import { awaitedReadinessOf, isAwaited } from "../../../cli/rehearsal/readiness/wait-for";

const status = {
  phase: "Running",
  replicas: 2,
  observedGeneration: 1,
  conditions: [
    { type: "Ready", status: "True" },
    { type: "Synced", status: "False" },
  ],
};

function annotated(annotations: Record<string, string>, generation = 1): KubernetesObject {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", generation, annotations }, status };
}

describe("what an object's annotation waitFor waits for", () => {
  const surroundings = { endpoints: 0, bindingMode: "" };
  const missing = "failed: pulumi.com/waitFor: ";
  const cases: [string, string][] = [
    ["condition=Ready", "ready"],
    ["condition=Synced", "waiting: condition Synced is False"],
    ["condition=Synced=False", "ready"],
    ["condition=Other", "waiting: condition Other is missing"],
    ["jsonpath={.status.phase}", "ready"],
    ["jsonpath={.status.phase}=Running", "ready"],
    ["jsonpath={.status.phase}=Bound", 'waiting: {.status.phase} is "Running", not "Bound"'],
    ["jsonpath={.status.replicas}=2", "ready"],
    ["jsonpath={.status.address}", "waiting: {.status.address} selected nothing"],
    ['jsonpath={.status.conditions[?(@.type=="Ready")].status}=True', "ready"],
    ["jsonpath={.status.conditions}=True", `${missing}{.status.conditions} has a non-primitive value`],
    ["jsonpath=.status.phase", `${missing}expected {.path} or {.path}=value, got ".status.phase"`],
    ["jsonpath={.status.phase}=", `${missing}expected {.path} or {.path}=value, got "{.status.phase}="`],
    [
      "jsonpath={..phase}",
      `${missing}{..phase} is not a path that Keelson's stand-in supports; use --kubernetes-provider official`,
    ],
    ["Ready", `${missing}expected a "jsonpath=" or "condition=" prefix, got "Ready"`],
    ["[]", `${missing}at least one condition must be specified`],
    ['["condition=Ready", "jsonpath={.status.phase}=Running"]', "ready"],
    ['["condition=Ready", "condition=Synced"]', "waiting: condition Synced is False"],
  ];
  for (const [waitFor, expected] of cases) {
    it(waitFor, () => {
      const readiness = awaitedReadinessOf(annotated({ "pulumi.com/waitFor": waitFor }), surroundings);
      const found = readiness.state === "ready" ? "ready" : `${readiness.state}: ${readiness.message}`;
      assert.equal(found, expected);
    });
  }

  it("is not the status of an earlier change", () => {
    for (const waitFor of ["condition=Ready", "jsonpath={.status.phase}"]) {
      assert.equal(awaitedReadinessOf(annotated({ "pulumi.com/waitFor": waitFor }, 2), surroundings).state, "waiting");
    }
  });

  it("counts for kinds that nobody waits for otherwise, except with skipAwait", () => {
    const waitFor = { "pulumi.com/waitFor": "condition=Ready" };
    assert.equal(isAwaited(annotated({})), false);
    assert.equal(isAwaited(annotated(waitFor)), true);
    assert.equal(isAwaited(annotated({ ...waitFor, "pulumi.com/skipAwait": "true" })), false);
  });
});

describe("the time of a wait", () => {
  it("is that of the annotation, otherwise that of the kind", () => {
    assert.equal(defaultTimeoutSeconds(annotated({})), 600);
    assert.equal(defaultTimeoutSeconds(annotated({ "pulumi.com/timeoutSeconds": "30" })), 30);
    assert.equal(defaultTimeoutSeconds(annotated({ "pulumi.com/timeoutSeconds": "soon" })), 600);
    assert.equal(defaultTimeoutSeconds({ kind: "Namespace", metadata: { name: "a" } }), 300);
  });
});

describe("a sync of Argo CD that a program waits for", () => {
  it("fails at once with Argo CD's reason", () => {
    const application = {
      ...annotated({ "pulumi.com/waitFor": "jsonpath={.status.sync.status}=Synced" }),
      status: {
        sync: { status: "OutOfSync" },
        conditions: [{ type: "SyncError", message: "not permitted in project" }],
      },
    };
    assert.deepEqual(awaitedReadinessOf(application, { endpoints: 0, bindingMode: "" }), {
      state: "failed",
      message: "not permitted in project",
    });
  });
});

describe("a path into an object", () => {
  const object = {
    list: [
      { name: "a", port: 1 },
      { name: "b", port: 2 },
    ],
    "a.b": { "c-d": 3, "example.com/e": 4 },
  };
  const cases: [string, unknown[] | undefined][] = [
    [".list[1].name", ["b"]],
    ["$.list[*].port", [1, 2]],
    ['.list[?(@.name=="b")].port', [2]],
    [".list[?@.port == 1].name", ["a"]],
    ["['a.b'].c-d", [3]],
    ["['a.b'].example\\.com/e", [4]],
    [".list[7].name", []],
    [".list[1:2]", undefined],
  ];
  for (const [path, expected] of cases) {
    it(path, () => {
      const steps = parsePath(path);
      assert.deepEqual(steps && select(object, steps), expected);
    });
  }
});
