import assert from "node:assert/strict";
import { imagesIn } from "../../../cli/plan/images/references";

const digest = `sha256:${"a".repeat(64)}`;
const podOf = (container: object) => ({
  spec: { template: { spec: { containers: [{ name: "web", ...container }] } } },
});

describe("the images that an object names", () => {
  const cases: Readonly<Record<string, { readonly object: object; readonly images: readonly string[] }>> = {
    "containers of all kinds": {
      object: {
        spec: {
          initContainers: [{ image: "registry.example.com/init:1" }],
          containers: [{ image: "nginx" }, { image: "nginx" }],
          ephemeralContainers: [{ image: `busybox@${digest}` }],
        },
      },
      images: ["registry.example.com/init:1", "nginx", `busybox@${digest}`],
    },
    "image volumes": {
      object: { spec: { volumes: [{ name: "model", image: { reference: "registry.example.com/model:2" } }] } },
      images: ["registry.example.com/model:2"],
    },
    "custom resources": {
      object: { kind: "Prometheus", spec: { image: "quay.io/prometheus/prometheus:v3.11.1" } },
      images: ["quay.io/prometheus/prometheus:v3.11.1"],
    },
    "arguments by which a controller starts sidecars": {
      object: podOf({
        image: "a/b:1",
        args: ["--prometheus-config-reloader=quay.io/prometheus-operator/reloader:v0.86.0"],
      }),
      images: ["a/b:1", "quay.io/prometheus-operator/reloader:v0.86.0"],
    },
    variables: {
      object: podOf({ env: [{ name: "RELATED_IMAGE", value: `ghcr.io/acme/agent:1.2@${digest}` }] }),
      images: [`ghcr.io/acme/agent:1.2@${digest}`],
    },
    "no addresses, files or labels": {
      object: {
        metadata: { labels: { image: "" } },
        ...podOf({
          args: [
            "--url=https://example.com/path:8080",
            "--file=/etc/a.b/c:1",
            "example.com:443",
            "host.example.com/metrics",
          ],
          command: ["sh", "-c", "echo image.example.com/a:1 twice"],
        }),
      },
      images: [],
    },
    "no schema of a definition": {
      object: { kind: "CustomResourceDefinition", spec: { properties: { image: { type: "string" } } } },
      images: [],
    },
  };
  for (const [what, { object, images }] of Object.entries(cases)) {
    it(what, () => {
      assert.deepEqual(imagesIn(object), images);
    });
  }
});
