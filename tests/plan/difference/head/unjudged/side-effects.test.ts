import { planned } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

type Inputs = Readonly<Record<string, unknown>>;

const spec = (kind: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${kind} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [object(kind, "shop/x", { spec: before })],
  [object(kind, "shop/x", { spec: after })],
  lines,
];
const cloud = (type: string, before: Inputs, after: Inputs, ...lines: readonly string[]): Judged => [
  `${type} ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
  [planned(type, "x", { inputs: before })],
  [planned(type, "x", { inputs: after })],
  lines,
];
const cron = "batch/v1:CronJob";
const deployment = "apps/v1:Deployment";
const postgres = "azure-native:dbforpostgresql:Server";
const account = "azure-native:storage:StorageAccount";
const shutOut = "clients that still connect in the old way are refused";

describe("what was held back", () => {
  itFailsWith([
    spec(
      cron,
      { suspend: true },
      { suspend: false },
      "unjudged: CronJob shop/x: spec.suspend true → false: its jobs start again",
    ),
    spec(cron, { suspend: true }, {}, "unjudged: CronJob shop/x: spec.suspend true → (nothing): its jobs start again"),
    spec(cron, { suspend: false }, { suspend: true }, "unprotected: CronJob shop/x: spec.suspend false → true"),
    spec(cron, {}, { suspend: false }),
    spec(
      deployment,
      { paused: true },
      { paused: false },
      "unjudged: Deployment shop/x: spec.paused true → false: the pause ends, so earlier changes take effect now",
    ),
    spec(
      "apps/v1:StatefulSet",
      { updateStrategy: { type: "OnDelete" } },
      { updateStrategy: { type: "RollingUpdate" } },
      'unjudged: StatefulSet shop/x: spec.updateStrategy.type "OnDelete" → "RollingUpdate": pods with an outdated template restart now',
    ),
  ]);
});

describe("the hours of jobs", () => {
  const moves = (before: string, after: string, ...lines: readonly string[]) =>
    spec(cron, { schedule: before }, { schedule: after }, ...lines);
  itFailsWith([
    moves(
      "0 2 * * *",
      "0 14 * * *",
      'unjudged: CronJob shop/x: spec.schedule "0 2 * * *" → "0 14 * * *": the job now runs in working hours',
    ),
    moves("0 2 * * *", "30 3 * * *"),
    moves("0 2 * * 6", "0 14 * * 6"),
    moves("0 14 * * *", "0 15 * * *"),
  ]);
});

describe("ways in that close", () => {
  itFailsWith([
    cloud(
      postgres,
      { network: { publicNetworkAccess: "Enabled" } },
      { network: { publicNetworkAccess: "Disabled" } },
      `unjudged: azure-native.dbforpostgresql.Server x: network.publicNetworkAccess "Enabled" → "Disabled": ${shutOut}`,
    ),
    cloud(
      account,
      { allowSharedKeyAccess: true },
      { allowSharedKeyAccess: false },
      `unjudged: azure-native.storage.StorageAccount x: allowSharedKeyAccess true → false: ${shutOut}`,
    ),
    cloud(
      account,
      { minimumTlsVersion: "TLS1_0" },
      { minimumTlsVersion: "TLS1_2" },
      `unjudged: azure-native.storage.StorageAccount x: minimumTlsVersion "TLS1_0" → "TLS1_2": ${shutOut}`,
    ),
    cloud(
      "azure-native:keyvault:Vault",
      { properties: { enableRbacAuthorization: false } },
      { properties: { enableRbacAuthorization: true } },
      `unjudged: azure-native.keyvault.Vault x: properties.enableRbacAuthorization false → true: ${shutOut}`,
    ),
    cloud("aws:rds/instance:Instance", { deletionProtection: false }, { deletionProtection: true }),
  ]);
});

describe("ten times as many", () => {
  const line = (count: number) =>
    `unjudged: Deployment shop/x: spec.replicas 3 → ${count}: the number grows more than tenfold`;
  itFailsWith([
    spec(deployment, { replicas: 3 }, { replicas: 300 }, line(300)),
    spec(deployment, { replicas: 3 }, { replicas: 4 }),
  ]);
});

describe("an earlier name that the engine forgets", () => {
  const queue = (options: Inputs) => planned("aws:sqs/queue:Queue", "new", { inputs: { name: "q" }, options });
  itFailsWith([
    [
      "an alias that goes",
      [queue({ aliases: [{ name: "old" }] })],
      [queue({})],
      [
        'unjudged: aws.sqs.Queue new: options.aliases[old] {"name":"old"} → (nothing): a stack that still has the earlier name deletes the resource and creates it again',
      ],
    ],
    ["an alias that comes", [queue({})], [queue({ aliases: [{ name: "old" }] })], []],
    [
      "an output that is no longer secret in the state",
      [queue({ additionalSecretOutputs: ["url"] })],
      [queue({})],
      ['unjudged: aws.sqs.Queue new: options.additionalSecretOutputs[0] "url" → (nothing)'],
    ],
  ]);
});
