import { planned } from "../../planned";
import { itFinds, type Weakening } from "../unprotected";

type Inputs = Readonly<Record<string, unknown>>;

const changed = (type: string, before: Inputs, after: Inputs, what?: string, bothWays = false): Weakening => ({
  name: `${type}: ${what ?? "keeps as much"}`,
  before: [planned(type, "data", { inputs: before })],
  after: [planned(type, "data", { inputs: after })],
  lines: what === undefined ? [] : [`${type.replace(/[:/]\w+:/, ".")} data: ${what}`.replace(/^(\w+)[:/]/, "$1.")],
  ...(bothWays && { bothWays }),
});
const rules = (filter: Inputs, rest: Inputs = { expiration: { days: 30 } }) => ({
  rules: [{ id: "logs", filter, ...rest }],
});
const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const plan = "aws:backup/plan:Plan";
const table = "aws:dynamodb/table:Table";
const subscription = "gcp:pubsub/subscription:Subscription";
const dataset = "gcp:bigquery/dataset:Dataset";

describe("data that stores delete by themselves", () => {
  itFinds([
    changed(lifecycle, rules({ prefix: "logs/" }), rules({ prefix: "" }), 'rules[0].filter.prefix "logs/" → ""', true),
    changed(lifecycle, rules({ prefix: "a" }, { transitions: [] }), rules({ prefix: "b" }, { transitions: [] })),
    changed(
      "gcp:storage/bucket:Bucket",
      { lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 180, withState: "ARCHIVED" } }] },
      { lifecycleRules: [{ action: { type: "Delete" }, condition: { age: 180 } }] },
      'lifecycleRules[0].condition.withState "ARCHIVED" → (nothing)',
    ),
    changed(
      plan,
      { rules: [{ lifecycle: { deleteAfter: 35 } }] },
      { rules: [{ lifecycle: { deleteAfter: 7 } }] },
      "rules[0].lifecycle.deleteAfter 35 → 7",
    ),
    changed(
      plan,
      { rules: [{ lifecycle: {} }] },
      { rules: [{ lifecycle: { deleteAfter: 35 } }] },
      "rules[0].lifecycle.deleteAfter (nothing) → 35",
    ),
    changed(
      table,
      { ttl: { enabled: true, attributeName: "expiresAt" } },
      { ttl: { enabled: true, attributeName: "createdAt" } },
      'ttl.attributeName "expiresAt" → "createdAt"',
      true,
    ),
    changed(
      subscription,
      { expirationPolicy: { ttl: "" } },
      { expirationPolicy: { ttl: "86400s" } },
      'expirationPolicy.ttl "" → "86400s"',
    ),
    changed(
      subscription,
      { expirationPolicy: { ttl: "" } },
      { expirationPolicy: {} },
      'expirationPolicy.ttl "" → (nothing)',
    ),
    changed(
      subscription,
      { expirationPolicy: { ttl: "" } },
      { topic: "orders" },
      'expirationPolicy.ttl "" → (nothing)',
    ),
    changed(subscription, {}, { expirationPolicy: { ttl: "86400s" } }, 'expirationPolicy.ttl (nothing) → "86400s"'),
    changed(subscription, { expirationPolicy: {} }, { expirationPolicy: { ttl: "2678400s" } }),
    changed(
      dataset,
      { defaultTableExpirationMs: 7_200_000 },
      { defaultTableExpirationMs: 3_600_000 },
      "defaultTableExpirationMs 7200000 → 3600000",
    ),
    changed(
      dataset,
      { deleteContentsOnDestroy: false },
      { deleteContentsOnDestroy: true },
      "deleteContentsOnDestroy false → true",
    ),
  ]);
});
