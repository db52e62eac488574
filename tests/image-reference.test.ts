import assert from "node:assert/strict";
import { isRegistryHost, isRegistryPlace, parseImageReference } from "../components/image-reference";

const digest = `sha256:${"a".repeat(64)}`;

describe("a reference of an image", () => {
  const references: readonly (readonly [string, ReturnType<typeof parseImageReference>])[] = [
    ["nginx", { registry: "docker.io", repository: "library/nginx" }],
    ["grafana/loki:3.7.0", { registry: "docker.io", repository: "grafana/loki", tag: "3.7.0" }],
    ["docker.io/nginx:1.31", { registry: "docker.io", repository: "library/nginx", tag: "1.31" }],
    ["index.docker.io/library/nginx", { registry: "docker.io", repository: "library/nginx" }],
    ["localhost/web", { registry: "localhost", repository: "web" }],
    ["registry:5000/team/web:1", { registry: "registry:5000", repository: "team/web", tag: "1" }],
    [
      `quay.io/cilium/cilium:v1.20.0@${digest}`,
      { registry: "quay.io", repository: "cilium/cilium", tag: "v1.20.0", digest },
    ],
    [
      `public.ecr.aws/karpenter/controller@${digest}`,
      { registry: "public.ecr.aws", repository: "karpenter/controller", digest },
    ],
    ["https://example.com/web", undefined],
    ["Nginx", undefined],
    ["nginx:", undefined],
    ["", undefined],
  ];
  for (const [text, parts] of references) {
    it(`is taken apart: ${JSON.stringify(text)}`, () => assert.deepEqual(parseImageReference(text), parts));
  }

  it("names a registry by a host, not by a path", () => {
    assert.deepEqual(["docker.io", "registry:5000", "quay.io"].map(isRegistryHost), [true, true, true]);
    assert.deepEqual(["library", "quay.io/team", "https://quay.io", ""].map(isRegistryHost), [
      false,
      false,
      false,
      false,
    ]);
    assert.deepEqual(["quay.io", "quay.io/team/x", "registry:5000/x"].map(isRegistryPlace), [true, true, true]);
    assert.deepEqual(["team/x", "quay.io/", "oci://quay.io/x"].map(isRegistryPlace), [false, false, false]);
  });
});
