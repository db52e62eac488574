import assert from "node:assert/strict";
import { wholeLines } from "../../../cli/rehearsal/engine/event-log";
import { changedNothing, countChanges, isEcho, noChanges, plainMessage } from "../../../cli/rehearsal/engine/events";
import { OperationRecord } from "../../../cli/rehearsal/engine/operation-record";
import { shortName, typeOf } from "../../../cli/rehearsal/engine/urn";

const urn = (name: string) => `urn:pulumi:dev::shop::a:b:Parent$kubernetes:apps/v1:Deployment::${name}`;
const step = (op: string, name: string, detailedDiff: Record<string, unknown> = {}) => ({
  metadata: { op, urn: urn(name), type: "kubernetes:apps/v1:Deployment", detailedDiff },
});

describe("counting changes", () => {
  const cases: [string, Record<string, number>, Partial<typeof noChanges>][] = [
    ["nothing", {}, {}],
    ["a first up", { create: 3 }, { create: 3 }],
    [
      "halves of a replacement are not counted twice",
      { "create-replacement": 1, replace: 1, "delete-replaced": 1 },
      { replace: 1 },
    ],
    ["imports are creations", { import: 2, same: 4 }, { create: 2, same: 4 }],
    ["reads and refreshes are none", { read: 1, refresh: 5, update: 1 }, { update: 1 }],
  ];
  for (const [title, given, expected] of cases) {
    it(title, () => assert.deepEqual(countChanges(given), { ...noChanges, ...expected }));
  }

  it("knows when nothing has changed", () => {
    assert.equal(changedNothing({ ...noChanges, same: 10 }), true);
    assert.equal(changedNothing({ ...noChanges, replace: 1 }), false);
  });
});

describe("messages", () => {
  const cases: [string, string][] = [
    ["<{%fg 1%}>error: <{%reset%}>no such thing\n", "no such thing"],
    ["1 error occurred:\n\t* Deployment a did not become ready", "Deployment a did not become ready"],
    ["\u001b[31mred\u001b[0m", "red"],
    ["two\nlines", "two\nlines"],
  ];
  for (const [given, expected] of cases) {
    it(JSON.stringify(given), () => assert.equal(plainMessage(given), expected));
  }

  it("that only repeat that something failed are known", () => {
    assert.equal(isEcho("update failed"), true);
    assert.equal(isEcho("Service a was not ready yet when the operation was cancelled: x"), true);
    assert.equal(isEcho("yaml/v2:ConfigFile resource 'a' has a problem: grpc: the client connection is closing"), true);
    assert.equal(isEcho("no such thing"), false);
  });
});

describe("an operation's record", () => {
  it("shows what is under way and what has been done", () => {
    const record = new OperationRecord();
    record.add({ resourcePreEvent: step("create", "first") });
    record.add({ resourcePreEvent: step("create", "second") });
    assert.deepEqual(record.progress, {
      done: 0,
      started: 2,
      underWay: ["Deployment first", "Deployment second"],
      awaited: [],
    });
    record.add({ resOutputsEvent: step("create", "first") });
    record.add({ resOpFailedEvent: step("create", "second") });
    assert.deepEqual(record.progress, { done: 2, started: 2, underWay: [], awaited: [] });
  });

  it("counts a resource once, and never waits for the stack", () => {
    const record = new OperationRecord();
    const stack = { op: "create", urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::dev", type: "pulumi:pulumi:Stack" };
    record.add({ resourcePreEvent: { metadata: stack } });
    record.add({ resOutputsEvent: step("create", "first") });
    record.add({ resOutputsEvent: step("create", "first") });
    assert.deepEqual(record.progress, { done: 1, started: 2, underWay: [], awaited: [] });
  });

  it("keeps what was no longer waited for, apart from what failed", () => {
    const record = new OperationRecord();
    const message = "Deployment shop/web was not ready yet when the operation was cancelled: 0 of 1";
    for (const text of [message, message, `release shop/web: ${message.replace("web", "api")}`]) {
      record.add({ diagnosticEvent: { urn: urn("web"), message: text, severity: "error" } });
    }
    assert.deepEqual(record.errors, []);
    assert.deepEqual(record.cancelled, ["Deployment shop/web", "Deployment shop/api"]);
  });

  it("knows what the providers for Kubernetes wait for", () => {
    const record = new OperationRecord();
    const begin = (type: string, name: string, inputs: object, op = "create") => {
      const metadata = { op, urn: `urn:pulumi:dev::shop::${type}::${name}`, type, new: { inputs } };
      record.add({ resourcePreEvent: { metadata } });
      return metadata;
    };
    const web = begin("kubernetes:apps/v1:Deployment", "web", {
      kind: "Deployment",
      metadata: { name: "w", namespace: "shop" },
    });
    begin("kubernetes:helm.sh/v3:Release", "proxy", { name: "p", namespace: "ingress", values: {} });
    begin("kubernetes:helm.sh/v3:Release", "cni", { name: "c", namespace: "ingress", skipAwait: true });
    begin("kubernetes:core/v1:Pod", "left", {
      kind: "Pod",
      metadata: { name: "l", annotations: { "pulumi.com/skipAwait": "true" } },
    });
    begin("kubernetes:core/v1:Pod", "going", { kind: "Pod", metadata: { name: "g" } }, "delete");
    begin("aws:eks/cluster:Cluster", "prod", { name: "prod" });
    const urn = "urn:pulumi:dev::shop::kubernetes:helm.sh/v3:Release::proxy";
    assert.deepEqual(record.progress.awaited, [
      { urn: web.urn, kind: "Deployment", namespace: "shop", name: "w" },
      { urn, namespace: "ingress", name: "p" },
    ]);
    const cancelled = [
      [web.urn, 'resource shop/w was created, but failed: Resource operation was cancelled for "w"'],
      [urn, 'Helm release "ingress/p" was created, but failed to initialize completely: context canceled'],
    ] as const;
    for (const [about, message] of cancelled) {
      record.add({ diagnosticEvent: { urn: about, message, severity: "error" } });
    }
    record.add({ resOpFailedEvent: { metadata: web } });
    assert.deepEqual(record.errors, []);
    assert.deepEqual(record.cancelled, ["Deployment shop/w", "release ingress/p"]);
    assert.deepEqual(
      record.progress.awaited.map(({ name }) => name),
      ["p"],
    );
  });

  it("counts by the engine's own summary", () => {
    const record = new OperationRecord();
    assert.deepEqual(record.changes, noChanges);
    record.add({ summaryEvent: { resourceChanges: { create: 2 } } });
    assert.deepEqual(record.changes, { ...noChanges, create: 2 });
    assert.equal(record.counted, true);
  });

  it("knows whether that summary was read", () => {
    const record = new OperationRecord();
    assert.equal(record.counted, false);
    /* A field of another name, as another version of the engine may write it. */
    record.add({ summaryEvent: { result: "succeeded" } });
    assert.equal(record.counted, false);
    record.add({ summaryEvent: { resourceChanges: null } });
    assert.equal(record.counted, true);
  });

  it("keeps each error once, and no warnings or echoes", () => {
    const record = new OperationRecord();
    const error = { urn: urn("web"), message: "no room", severity: "error" };
    for (const event of [
      error,
      error,
      { ...error, urn: "" },
      { ...error, message: "update failed" },
      { ...error, severity: "warning" },
    ]) {
      record.add({ diagnosticEvent: event });
    }
    assert.deepEqual(record.errors, [
      { urn: urn("web"), message: "no room" },
      { urn: "", message: "no room" },
    ]);
  });

  it("keeps what changed and why, one step for each resource", () => {
    const record = new OperationRecord();
    for (const op of ["same", "refresh", "read"]) {
      record.add({ resOutputsEvent: step(op, "still") });
    }
    record.add({ resOutputsEvent: step("create-replacement", "web", { "spec.selector": {} }) });
    record.add({ resOutputsEvent: step("delete-replaced", "web") });
    const properties = ["spec.selector"];
    assert.deepEqual(record.steps, [{ op: "create-replacement", urn: urn("web"), properties, began: 4, ended: 4 }]);
  });

  it("says why a resource is replaced that is deleted first", () => {
    const record = new OperationRecord();
    record.add({ resOutputsEvent: step("delete-replaced", "web") });
    record.add({ resOutputsEvent: step("create-replacement", "web", { "data.now": {} }) });
    record.add({ resOutputsEvent: step("replace", "web") });
    const properties = ["data.now"];
    assert.deepEqual(record.steps, [{ op: "create-replacement", urn: urn("web"), properties, began: 1, ended: 2 }]);
  });

  it("keeps when each change began and ended", () => {
    const record = new OperationRecord();
    record.add({ resourcePreEvent: step("update", "first") });
    record.add({ resourcePreEvent: step("update", "second") });
    record.add({ resOutputsEvent: step("update", "second") });
    record.add({ resOutputsEvent: step("update", "first") });
    assert.deepEqual(
      record.steps.map((one) => [shortName(one.urn), one.began, one.ended]),
      [
        ["second", 2, 3],
        ["first", 1, 4],
      ],
    );
  });

  it("calls a resource by its name and type", () => {
    assert.equal(shortName(urn("web")), "web");
    assert.equal(typeOf(urn("web")), "kubernetes:apps/v1:Deployment");
    assert.equal(typeOf("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"), "pulumi:pulumi:Stack");
  });
});

describe("an event log that is being written", () => {
  it("is read in whole lines", () => {
    assert.deepEqual(wholeLines('{"a":1}\n\n{"b":2}\n{"c'), { lines: ['{"a":1}', '{"b":2}'], rest: '{"c' });
    assert.deepEqual(wholeLines(""), { lines: [], rest: "" });
  });
});

describe("a trace of a program's error", () => {
  it("leaves out what a rehearsal loads into the program", () => {
    const own =
      "    at instead (data:text/javascript,%0Aimport%20x%2F%2F%23%20sourceURL%3Dkeelson-rehearsal.mjs:42:26)";
    const trace = `TypeError: no\n    at /shop/index.ts:9:21\n${own}\n    at applyHelperAsync (/shop/output.ts:516:31)`;
    assert.equal(
      plainMessage(trace),
      "TypeError: no\n    at /shop/index.ts:9:21\n    at applyHelperAsync (/shop/output.ts:516:31)",
    );
  });
});
