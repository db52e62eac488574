import assert from "node:assert/strict";
import { readCluster } from "../../cli/project";

describe("the cluster in a stack's configuration", () => {
  const gke = { kind: "gke" };
  const cases: [string, object, string, ReturnType<typeof readCluster>][] = [
    ["Keelson's", { "keelson:cluster": gke }, "shop", { key: "keelson:cluster", namespace: "keelson", cluster: gke }],
    ["the project's", { "shop:cluster": gke }, "shop", { key: "shop:cluster", namespace: "shop", cluster: gke }],
    ["without a namespace", { cluster: gke }, "shop", { key: "cluster", namespace: "shop", cluster: gke }],
    ["as JSON", { cluster: '{"kind":"gke"}' }, "shop", { key: "cluster", namespace: "shop", cluster: gke }],
    ["not a map", { cluster: "gke" }, "shop", { key: "cluster", namespace: "shop", cluster: undefined }],
    ["absent", {}, "shop", { key: "shop:cluster", namespace: "shop", cluster: undefined }],
  ];
  for (const [what, config, project, expected] of cases) {
    it(`is read: ${what}`, () => assert.deepEqual(readCluster({ ...config }, project), expected));
  }
});
