import assert from "node:assert/strict";
import {
  isImage,
  isRegistryHost,
  isRegistryPlace,
  parseImage,
  parseImageReference,
  registryOf,
} from "../components/image-reference";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("parseImage", () => {
  const cases: Readonly<
    Record<string, readonly [registry: string, repository: string, tag?: string, digest?: string]>
  > = {
    nginx: ["docker.io", "library/nginx"],
    "nginx:1.29": ["docker.io", "library/nginx", "1.29"],
    [`redis:alpine@${digest}`]: ["docker.io", "library/redis", "alpine", digest],
    "grafana/loki:3.5": ["docker.io", "grafana/loki", "3.5"],
    "index.docker.io/library/nginx:1": ["docker.io", "library/nginx", "1"],
    "registry-1.docker.io/nginx:1": ["docker.io", "library/nginx", "1"],
    "ghcr.io/acme/web:1": ["ghcr.io", "acme/web", "1"],
    "ghcr.io/web:1": ["ghcr.io", "web", "1"],
    "localhost/web:1": ["localhost", "web", "1"],
    "localhost:5000/team/web": ["localhost:5000", "team/web"],
    "registry:5000/web:1": ["registry:5000", "web", "1"],
    "[2001:db8::1]:5000/web:1": ["[2001:db8::1]:5000", "web", "1"],
    [`10.0.0.1/web@${digest}`]: ["10.0.0.1", "web", undefined, digest],
    "REGISTRY/web:1": ["REGISTRY", "web", "1"],
  };
  for (const [image, [registry, repository, tag, ofContent]] of Object.entries(cases)) {
    it(`splits ${image}`, () => {
      const { name, ...parts } = parseImage(image);
      assert.deepEqual(parts, { registry, repository, tag, digest: ofContent });
      assert.ok(image.startsWith(name));
      const version = [tag === undefined ? "" : `:${tag}`, ofContent === undefined ? "" : `@${ofContent}`].join("");
      assert.equal(`${name}${version}`, image);
    });
  }
});

describe("isImage", () => {
  const images = ["nginx", "ghcr.io/acme/web:1", `web@${digest}`, `localhost:5000/a/b__c/d---e:v1_x@${digest}`];
  const others = [
    "",
    "Web",
    "https://ghcr.io/web:1",
    "ghcr.io//web",
    "web:",
    "web:1+2",
    "web@sha256:abc",
    "/etc/web",
    "ghcr.io:0/web:1",
    "ghcr.io:65536/web:1",
  ];
  for (const text of images) {
    it(`accepts ${text}`, () => assert.ok(isImage(text)));
  }
  for (const text of others) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.ok(!isImage(text)));
  }
});

it("registryOf knows the names of Docker Hub", () => {
  assert.deepEqual(["registry.hub.docker.com", "docker.io", "ghcr.io", "charts"].map(registryOf), [
    "docker.io",
    "docker.io",
    "ghcr.io",
    "charts",
  ]);
});

it("parseImageReference takes images apart and nothing else", () => {
  assert.deepEqual(parseImageReference("nginx:1"), parseImage("nginx:1"));
  assert.equal(parseImageReference("https://example.com/web"), undefined);
});

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
