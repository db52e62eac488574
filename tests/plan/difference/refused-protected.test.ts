import assert from "node:assert/strict";
import { difference, review } from "../../../cli/plan/difference";
import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { aws, planned, urnOf } from "./planned";

type Options = PlannedResource["options"];

const clusterType = "aws:eks/cluster:Cluster";
const range = (serviceIpv4Cidr: string, options: Options) =>
  planned(clusterType, "prod", { inputs: { kubernetesNetworkConfig: { serviceIpv4Cidr } }, options });
/** A store that is replaced because the cluster is. */
const dependent = (options: Options) =>
  planned("aws:rds/instance:Instance", "orders", {
    options: { replaceWith: [urnOf(clusterType, "prod")], ...options },
  });
const bucket = planned("aws:s3/bucket:Bucket", "receipts", { options: { protect: true } });

/** Returns the sentences with which a change fails, if the stack's file allows all of its losses. */
function refused(before: readonly PlannedResource[], after: readonly PlannedResource[]): readonly string[] {
  const [old, now] = [before, after].map((rows) => [aws("eu-central-1"), ...rows]);
  const found = difference(old ?? [], now ?? []);
  const allowed = [...found.deleted, ...found.replaced.map(({ after: each }) => each)].map(
    (each) => `${each.type}::${each.name}`,
  );
  const allowance = { file: "Pulumi.prod.yaml", allowed: ["unprotected", "unjudged"] };
  return review({ before: old ?? [], after: now ?? [], found }, { allowance, permission: { ...allowance, allowed } })
    .refused;
}

const first = (what: string, them = "it") =>
  new RegExp(
    `^${what}, because ${them === "it" ? "it is" : "they are"} protected; keelson:replace does not change this. Undo the change, or first deploy protect: false for ${them} \\(in a cluster component, deletionProtection: false\\)$`,
  );

describe("what is protected", () => {
  const [old, now] = ["172.20.0.0/16", "172.24.0.0/16"] as const;
  const guarded = { protect: true };
  const table: readonly (readonly [string, PlannedResource[], PlannedResource[], RegExp[]])[] = [
    [
      "cannot be replaced",
      [range(old, guarded)],
      [range(now, guarded)],
      [first("aws.eks.Cluster prod cannot be replaced")],
    ],
    ["can change in place", [range(old, guarded)], [range(old, { ...guarded, retainOnDelete: true })], []],
    ["can be replaced in the update that ends its protection", [range(old, guarded)], [range(now, {})], []],
    ["can be protected and replaced at once", [range(old, {})], [range(now, guarded)], []],
    ["cannot be deleted", [bucket], [], [first("aws.s3.Bucket receipts cannot be deleted")]],
    [
      "cannot be left behind either",
      [{ ...bucket, options: { protect: true, retainOnDelete: true } }],
      [],
      [first("aws.s3.Bucket receipts cannot be deleted")],
    ],
    ["can be deleted once it is not protected", [{ ...bucket, options: { protect: false } }], [], []],
    ["can be forgotten if it was only read", [{ ...bucket, read: true }], [], []],
    [
      "cannot be replaced with something else",
      [range(old, {}), dependent(guarded)],
      [range(now, {}), dependent(guarded)],
      [first("aws.rds.Instance orders cannot be replaced")],
    ],
    [
      "can be replaced with something else in the update that ends its protection",
      [range(old, {}), dependent(guarded)],
      [range(now, {}), dependent({})],
      [],
    ],
    [
      "cannot be deleted before it is registered again",
      [range(old, {}), dependent(guarded)],
      [range(now, { deleteBeforeReplace: true }), dependent({})],
      [first("aws.rds.Instance orders cannot be replaced")],
    ],
    [
      "is told once",
      [range(old, guarded), dependent(guarded)],
      [range(now, guarded), dependent(guarded)],
      [first("aws.eks.Cluster prod, aws.rds.Instance orders cannot be replaced", "them")],
    ],
  ];
  for (const [what, before, after, sentences] of table) {
    it(what, () => {
      const given = refused(before, after);
      assert.equal(given.length, sentences.length, given.join("\n"));
      for (const [index, sentence] of sentences.entries()) {
        assert.match(given[index] ?? "", sentence);
      }
    });
  }
});
