import assert from "node:assert/strict";
import { surroundingsOf } from "../../../cli/rehearsal/phases/wiring";

const state = [
  { urn: "a", type: "kubernetes:core/v1:Namespace", id: "shop" },
  {
    urn: "b",
    type: "kubernetes:helm.sh/v3:Release",
    inputs: { chart: "oci://example.com/traefik", namespace: "edge", values: { ingressClass: { name: "edge" } } },
  },
  { urn: "c", type: "kubernetes:helm.sh/v3:Release", inputs: { chart: "keda", namespace: "keda" } },
];
const note = { own: false, asked: "", openKinds: [] };
const charts = [
  { ...note, name: "traefik", content: "crdsOnly" },
  { ...note, name: "keda", content: "full" },
] as const;
const unseen = [
  { what: "chart traefik", namespace: "edge", ingressClasses: ["edge"] },
  { what: "the software of chart keda", namespace: "keda", kinds: ["ConfigMap", "Secret"] },
];

describe("what the live objects leave out", () => {
  it("is the charts that were not rendered, and what the software of the others makes", () =>
    assert.deepEqual(surroundingsOf(state, charts, "made"), { unseen }));

  it("is also all that an existing cluster has outside of the program's namespaces", () =>
    assert.deepEqual(surroundingsOf(state, charts, "existing"), { unseen, own: new Set(["shop"]) }));
});
