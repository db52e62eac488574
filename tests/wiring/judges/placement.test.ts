import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, deployment, judge, object } from "../objects";

const spread = (app: string, more: Fields = {}) => ({
  topologySpreadConstraints: [
    { topologyKey: "topology.kubernetes.io/zone", labelSelector: { matchLabels: { app } }, ...more },
  ],
});
const affinity = (kind: string, app: string, more: Fields = {}) => ({
  affinity: {
    [kind]: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app } }, ...more }] },
  },
});
const web = (pod: Fields) => deployment("shop/web", {}, pod);
const db = deployment("shop/db");

describe("what the placement of pods counts", () => {
  it("is broken if a spread constraint selects no pods", () => {
    assert.deepEqual(broken(web(spread("webb"))), [
      "Deployment shop/web: topologySpreadConstraints[0]: expected pods with the labels app=webb in shop, got none; fix the selector or the pods' labels",
    ]);
  });

  it("is noted if a spread constraint selects other pods than its own", () => {
    const { broken: faults, notes } = judge([web(spread("db")), db]);
    assert.deepEqual(faults, []);
    assert.deepEqual(notes, [
      "Deployment shop/web: topologySpreadConstraints[0]: selects pods with app=db; its own pods lack these labels, so the scheduler does not spread them",
    ]);
  });

  it("is broken if a key of labels is on no pod", () => {
    assert.deepEqual(broken(web(spread("web", { matchLabelKeys: ["pod-template-has"] }))), [
      'Deployment shop/web: topologySpreadConstraints[0].matchLabelKeys: expected a label of its pods, got "pod-template-has", which the scheduler ignores; fix or remove it',
    ]);
  });

  it("is broken if pods must be near others that are not there", () => {
    assert.deepEqual(broken(web(affinity("podAffinity", "cache"))), [
      "Deployment shop/web: podAffinity[0]: expected pods with the labels app=cache in shop, got none; fix the selector; without such pods, this pod cannot be scheduled",
    ]);
  });

  it("is broken if no node has the label by which pods are spread", () => {
    const wrong = spread("web", { topologyKey: "topology.kubernetes.io/zon" });
    assert.deepEqual(broken(web(wrong)), [
      'Deployment shop/web: topologySpreadConstraints[0].topologyKey: expected a label of nodes, got "topology.kubernetes.io/zon"; use another label, for instance topology.kubernetes.io/zone',
    ]);
    const racks = web(spread("web", { topologyKey: "example.com/rack" }));
    const node = (label: string) => object("v1", "Node", "a", { metadata: { labels: { [label]: "1" } } });
    assert.equal(judge([racks]).unknown.length, 1);
    assert.deepEqual(broken(racks, node("example.com/rack")), []);
    assert.equal(broken(racks, node("example.com/row")).length, 1);
  });

  const sound: Readonly<Record<string, readonly [pod: Fields, ...others: readonly Fields[]]>> = {
    "its own pods": [spread("web")],
    "labels that the controller adds": [spread("web", { matchLabelKeys: ["pod-template-hash", "app"] })],
    "a constraint on all pods": [{ topologySpreadConstraints: [{ topologyKey: "topology.kubernetes.io/zone" }] }],
    "an affinity to pods that are there": [affinity("podAffinity", "db"), db],
    "an affinity to itself": [affinity("podAffinity", "web")],
    "an affinity to pods elsewhere": [affinity("podAffinity", "cache", { namespaces: ["caches"] })],
    "an anti-affinity to pods that are not there": [affinity("podAntiAffinity", "cache")],
    "pods that an operator may make": [
      spread("webb"),
      object("postgresql.cnpg.io/v1", "Cluster", "shop/db", { spec: {} }),
    ],
  };
  for (const [what, [pod, ...others]] of Object.entries(sound)) {
    it(`accepts ${what}`, () => {
      const { broken: faults, notes } = judge([web(pod), ...others]);
      assert.deepEqual([faults, notes], [[], []]);
    });
  }
});
