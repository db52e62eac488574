import assert from "node:assert/strict";
import { type BackendEndpoints, type BackendService, unreachable } from "../../../cli/rehearsal/control-plane/backends";
import { answer, reviewAnswer } from "../../../cli/rehearsal/control-plane/in-cluster-answers";
import { ApiClient } from "../../../cli/rehearsal/kubernetes/client";

describe("calls to in-cluster services", () => {
  const metadata = { name: "hook", namespace: "policy", uid: "1", resourceVersion: "1" };
  const service: BackendService = {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: { clusterIP: "10.96.0.7", ports: [{ port: 443 }] },
  };
  const slice = { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice" };
  const endpoints = (ready: boolean | undefined, name = "hook"): BackendEndpoints => ({
    ...slice,
    metadata: { ...metadata, name: `${name}-x`, labels: { "kubernetes.io/service-name": name } },
    endpoints: [{ conditions: { ready } }],
  });
  const cases: [string, BackendEndpoints[], string | undefined][] = [
    ["10.96.0.7:443", [endpoints(true)], undefined],
    ["10.96.0.7:443", [endpoints(undefined)], undefined],
    ["10.96.0.7:443", [endpoints(false), endpoints(true)], undefined],
    ["10.96.0.7:443", [endpoints(false)], "service policy/hook has no ready endpoints"],
    ["10.96.0.7:443", [endpoints(true, "other")], "service policy/hook has no ready endpoints"],
    ["10.96.0.7:443", [{ ...slice, metadata, endpoints: null }], "service policy/hook has no ready endpoints"],
    ["10.96.0.7:8443", [endpoints(true)], "service policy/hook has no port 8443"],
    ["10.96.0.8:443", [endpoints(true)], "no service has the address 10.96.0.8:443"],
  ];
  for (const [target, slices, expected] of cases) {
    it(`${expected ?? "reach a ready pod"} (${slices.length} slices)`, () => {
      assert.equal(unreachable(target, [service], slices), expected);
    });
  }
});

describe("answers on behalf of in-cluster services", () => {
  it("allow every admission", () => {
    const review = { apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request: { uid: "u1", object: {} } };
    assert.deepEqual(reviewAnswer(review), {
      apiVersion: "admission.k8s.io/v1",
      kind: "AdmissionReview",
      response: { uid: "u1", allowed: true },
    });
  });

  it("convert by changing the version", () => {
    const objects = [{ apiVersion: "example.com/v1", kind: "Boat", masts: 2 }];
    const request = { uid: "u1", desiredAPIVersion: "example.com/v2", objects };
    assert.deepEqual(reviewAnswer({ apiVersion: "apiextensions.k8s.io/v1", kind: "ConversionReview", request }), {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "ConversionReview",
      response: {
        uid: "u1",
        convertedObjects: [{ apiVersion: "example.com/v2", kind: "Boat", masts: 2 }],
        result: { status: "Success" },
      },
    });
  });

  const client = ApiClient.withToken({ server: "https://127.0.0.1:1", certificateAuthority: "", token: "" });
  const ask = (method: string, path: string) =>
    answer({ method, path, query: new URLSearchParams(), body: undefined }, client);

  it("discover an extension API without resources", async () => {
    assert.deepEqual(await ask("GET", "/apis/external.metrics.k8s.io/v1beta1"), {
      status: 200,
      body: {
        kind: "APIResourceList",
        apiVersion: "v1",
        groupVersion: "external.metrics.k8s.io/v1beta1",
        resources: [],
      },
    });
  });

  it("discover nodes and pods in metrics.k8s.io", async () => {
    const { body } = await ask("GET", "/apis/metrics.k8s.io/v1beta1");
    assert.deepEqual(
      (body as { resources: { name: string }[] }).resources.map(({ name }) => name),
      ["nodes", "pods"],
    );
  });

  for (const [method, path] of [
    ["GET", "/apis"],
    ["GET", "/openapi/v2"],
    ["POST", "/apis/a/b"],
    ["GET", "/apis/metrics.k8s.io/v1beta1/moons"],
  ] as const) {
    it(`know nothing of ${method} ${path}`, async () => assert.equal((await ask(method, path)).status, 404));
  }
});
