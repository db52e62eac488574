import assert from "node:assert/strict";
import { ApiError, parseWarnings } from "../../../cli/rehearsal/kubernetes/answer";
import { kindsOf, objectPath } from "../../../cli/rehearsal/kubernetes/discovery";
import { idOf, parseId } from "../../../cli/rehearsal/kubernetes/object";
import { isTransient } from "../../../cli/rehearsal/kubernetes-provider/objects/apply";
import { propagationOf, stillThereMessage } from "../../../cli/rehearsal/kubernetes-provider/objects/deletion";
import { liveInputs } from "../../../cli/rehearsal/kubernetes-provider/objects/drift";
import { isAutonamed, withName } from "../../../cli/rehearsal/kubernetes-provider/objects/naming";
import { patchOf } from "../../../cli/rehearsal/kubernetes-provider/objects/patch";
import { containsUnknown, unknownValue, withoutSecretMarks } from "../../../cli/rehearsal/plugin-protocol/messages";

const seed = new Uint8Array([1, 2, 3]);

describe("names", () => {
  const request = { resourceName: "web", news: { kind: "Pod" }, olds: {}, seed };

  it("stay when they are given", () => {
    const news = { metadata: { name: "mine" } };
    assert.deepEqual(withName({ ...request, news }).inputs, news);
  });

  it("begin as generateName says, and stay; server-side apply knows none", () => {
    const news = { metadata: { generateName: "mine-" } };
    const { failure } = withName({ ...request, news });
    assert.match(failure ?? "", /generateName` field is not supported in Server-Side Apply mode/);
    const made = withName({ ...request, news, isServerSide: false }).inputs;
    assert.match((made.metadata as { name: string }).name, /^mine-[0-9a-f]{5}$/);
    const again = { ...request, news, isServerSide: false, olds: made, seed: new Uint8Array([9]) };
    assert.deepEqual(withName(again).inputs, made);
    assert.equal(isAutonamed(made), true);
  });

  it("are the resource's name and eight digits, and marked as chosen", () => {
    const { inputs } = withName(request);
    const { name, annotations } = inputs.metadata as { name: string; annotations: object };
    assert.match(name, /^web-[0-9a-f]{8}$/);
    assert.deepEqual(annotations, { "pulumi.com/autonamed": "true" });
    assert.deepEqual(withName({ ...request, olds: inputs, seed: new Uint8Array([9]) }).inputs, inputs);
  });

  it("follow the engine's own rules", () => {
    const proposed = withName({ ...request, engine: { mode: "enforce", proposedName: "web-prod" } });
    assert.equal((proposed.inputs.metadata as { name: string }).name, "web-prod");
    const { failure } = withName({ ...request, engine: { mode: "disable", proposedName: "" } });
    assert.equal(failure, "expected a name, got nothing; automatic names are switched off");
  });
});

describe("ids", () => {
  it("are written and read", () => {
    for (const metadata of [{ name: "a" }, { name: "a", namespace: "b" }]) {
      assert.deepEqual(parseId(idOf(metadata)), metadata);
    }
  });

  it("of patches are stable, and only built-in kinds have patches", () => {
    const urn = (type: string) => `urn:pulumi:s::p::a:b:C$${type}::name`;
    assert.match(patchOf(urn("kubernetes:storage.k8s.io/v1:StorageClassPatch")) ?? "", /^[0-9a-f]{8}$/);
    assert.match(patchOf(urn("kubernetes:core/v1:NamespacePatch")) ?? "", /^[0-9a-f]{8}$/);
    assert.equal(patchOf(urn("kubernetes:core/v1:Namespace")), undefined);
    assert.equal(patchOf(urn("kubernetes:gateway.example.com/v1:BackendPatch")), undefined);
  });
});

describe("values on the wire", () => {
  it("may be unknown at any depth", () => {
    assert.equal(containsUnknown({ a: [{ b: unknownValue }] }), true);
    assert.equal(containsUnknown({ a: [{ b: "known" }], c: null }), false);
  });

  it("lose their secret marks", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: { b: "c" } };
    assert.deepEqual(withoutSecretMarks({ a: [secret], d: 1 }), { a: [{ b: "c" }], d: 1 });
  });
});

describe("the API server's answers", () => {
  it("carry warnings", () => {
    assert.deepEqual(parseWarnings('299 - "a \\"quoted\\" word", 299 - "second"'), ['a "quoted" word', "second"]);
    assert.deepEqual(parseWarnings(undefined), []);
  });

  it("are tried again only where that helps", () => {
    const cases: [Error, boolean][] = [
      [new ApiError("unknown field", 500, ""), false],
      [new ApiError('failed calling webhook "a"', 500, "InternalError"), true],
      [new ApiError("invalid", 422, "Invalid"), false],
      [new ApiError("conflict", 409, "Conflict"), false],
      [new ApiError("busy", 429, ""), true],
      [Object.assign(new Error("reset"), { code: "ECONNRESET" }), true],
    ];
    for (const [error, expected] of cases) {
      assert.equal(isTransient(error), expected, error.message);
    }
  });

  it("list kinds and where they are", () => {
    const resource = { name: "deployments", kind: "Deployment", namespaced: true, verbs: ["list"] };
    const kinds = kindsOf("apps/v1", { resources: [resource, { ...resource, name: "deployments/status" }] });
    assert.deepEqual(
      kinds.map((kind) => objectPath(kind, "shop", "web")),
      ["/apis/apps/v1/namespaces/shop/deployments/web"],
    );
    const node = { apiVersion: "v1", kind: "Node", plural: "nodes", namespaced: false, verbs: [] };
    assert.equal(objectPath(node, "ignored", "a"), "/api/v1/nodes/a");
    assert.equal(objectPath(node), "/api/v1/nodes");
  });
});

describe("deletion", () => {
  it("waits for dependents of workloads only, unless the object says otherwise", () => {
    const cases: [string, string | undefined, string][] = [
      ["apps/v1", undefined, "Foreground"],
      ["batch/v1", undefined, "Foreground"],
      ["shop.example/v1", undefined, "Background"],
      ["apps/v1", "background", "Background"],
      ["v1", "foreground", "Foreground"],
      ["v1", "orphan", "Orphan"],
    ];
    for (const [apiVersion, chosen, expected] of cases) {
      const annotations: Record<string, string> =
        chosen === undefined ? {} : { "pulumi.com/deletionPropagationPolicy": chosen };
      assert.equal(propagationOf({ apiVersion, metadata: { name: "a", annotations } }), expected);
    }
  });

  it("says what it waited for", () => {
    const object = { apiVersion: "v1", kind: "Thing", metadata: { name: "a", finalizers: ["x.example/y"] } };
    assert.equal(
      stillThereMessage(object, 300),
      "Thing a still exists 300 s after its deletion; it waits for its finalizers: x.example/y",
    );
  });
});

describe("drift", () => {
  const live = (image: string, extra: object = {}) => ({
    apiVersion: "v1",
    kind: "Thing",
    metadata: { name: "a", resourceVersion: String(Math.random()), uid: "1" },
    spec: { image, size: "1Gi", ...extra },
    status: { seen: true },
  });
  const inputs = { apiVersion: "v1", kind: "Thing", metadata: { name: "a" }, spec: { image: "x:1", size: "1024Mi" } };

  it("is none where applying again would change nothing, however it is written", () => {
    assert.equal(liveInputs(inputs, live("x:1"), live("x:1")), inputs);
  });

  it("shows what is live, and only there", () => {
    assert.deepEqual(liveInputs(inputs, live("x:2"), live("x:1")), {
      ...inputs,
      spec: { image: "x:2", size: "1024Mi" },
    });
  });
});
