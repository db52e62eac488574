import assert from "node:assert/strict";
import { difference, refusedUpdates } from "../../../cli/plan/difference";
import { planned } from "./planned";

type Inputs = Readonly<Record<string, unknown>>;

function refused(type: string, before: Inputs, after: Inputs): string[] {
  const [old, now] = [before, after].map((inputs) => [planned(type, "x", { inputs })]);
  return refusedUpdates(old ?? [], now ?? [], difference(old ?? [], now ?? []));
}

const claim = (storage: string, more: Inputs = {}) => ({ spec: { resources: { requests: { storage } }, ...more } });

describe("updates that nobody can do", () => {
  const table: readonly (readonly [what: string, type: string, before: Inputs, after: Inputs, pattern: RegExp])[] = [
    [
      "a claim that shrinks",
      "kubernetes:core/v1:PersistentVolumeClaim",
      claim("1Ti"),
      claim("900Gi"),
      /cannot shrink \(1Ti → 900Gi\)/,
    ],
    [
      "another volume mode",
      "kubernetes:core/v1:PersistentVolumeClaim",
      claim("1Gi", { volumeMode: "Block" }),
      claim("1Gi", { volumeMode: "Filesystem" }),
      /spec\.volumeMode cannot change/,
    ],
    [
      "immutable taken back",
      "kubernetes:core/v1:ConfigMap",
      { immutable: true },
      {},
      /immutable: true cannot be removed or set to false/,
    ],
    [
      "another reclaimPolicy",
      "kubernetes:storage.k8s.io/v1:StorageClass",
      { reclaimPolicy: "Retain" },
      { reclaimPolicy: "Delete" },
      /reclaimPolicy cannot change .*ValidateStorageClassUpdate/,
    ],
    [
      "GKE two minors up",
      "gcp:container/cluster:Cluster",
      { name: "x", minMasterVersion: "1.34" },
      { name: "x", minMasterVersion: "1.36" },
      /Google Cloud refuses this update: .*more than a minor version at a time/,
    ],
    [
      "GKE one minor back",
      "gcp:container/cluster:Cluster",
      { name: "x", minMasterVersion: "1.35" },
      { name: "x", minMasterVersion: "1.34" },
      /older than the current version/,
    ],
  ];
  for (const [what, type, before, after, pattern] of table) {
    it(`are refused: ${what}`, () => {
      const sentences = refused(type, before, after);
      assert.equal(sentences.length, 1, sentences.join("\n"));
      assert.match(sentences[0] ?? "", pattern);
    });
  }

  const allowed: readonly (readonly [what: string, type: string, before: Inputs, after: Inputs])[] = [
    ["a claim that grows", "kubernetes:core/v1:PersistentVolumeClaim", claim("900Gi"), claim("1Ti")],
    [
      "GKE one minor up",
      "gcp:container/cluster:Cluster",
      { name: "x", minMasterVersion: "1.35" },
      { name: "x", minMasterVersion: "1.36" },
    ],
    [
      "a label",
      "gcp:container/cluster:Cluster",
      { name: "x", resourceLabels: { a: "1" } },
      { name: "x", resourceLabels: { a: "2" } },
    ],
  ];
  for (const [what, type, before, after] of allowed) {
    it(`are not refused: ${what}`, () => assert.deepEqual(refused(type, before, after), []));
  }
});
