import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { unknownMark } from "../../../../../components/testing";
import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;

const pool = (inputs: Inputs) => planned("gcp:container/nodePool:NodePool", "general", { inputs });
const alarm = (evaluationPeriods: number) =>
  planned("aws:cloudwatch/metricAlarm:MetricAlarm", "errors", { inputs: { evaluationPeriods } });
const batches = (batchSize: number) =>
  planned("aws:lambda/eventSourceMapping:EventSourceMapping", "jobs", { inputs: { batchSize } });
const aks = (autoScalerProfile: Inputs) =>
  planned("azure-native:containerservice:ManagedCluster", "prod", { inputs: { autoScalerProfile } });
const karpenter = (spec: Inputs) => object("karpenter.sh/v1:NodePool", "default", { spec });
const release = (values: Inputs) =>
  object("helm.sh/v3:Release", "logging/agent", { name: "agent", chart: "oci://charts/agent", values });
const told = (name: string, value: string) => deployment("cart", { env: [{ name, value }] });
const web = (spec: Inputs) => object("core/v1:Service", "shop/web", { spec });

function unjudged(...[before, after]: readonly [ReturnType<typeof pool>, ReturnType<typeof pool>]): string[] {
  const lines = headLines([before], [after], difference([before], [after]));
  return lines.flatMap((line) => (line.class === "unjudged" ? [line.text] : []));
}

describe("changes that no rule judges", () => {
  const found: readonly [name: string, lines: readonly string[], expected: readonly string[]][] = [
    [
      "an input of a cloud that nobody knows",
      unjudged(pool({ management: { autoRepair: true } }), pool({ management: { autoRepair: false } })),
      ["gcp.container.NodePool general: management.autoRepair true → false"],
    ],
    [
      "a whole input that one of the plans does not know, although another line tells of a part",
      unjudged(
        planned("azure-native:keyvault:Vault", "orders", { inputs: { properties: unknownMark } }),
        planned("azure-native:keyvault:Vault", "orders", {
          inputs: { properties: { enableRbacAuthorization: true, publicNetworkAccess: "Disabled" } },
        }),
      ),
      [
        'azure-native.keyvault.Vault orders: properties (known later) → {"enableRbacAuthorization":true,"publicNetworkAccess":"Disabled"}',
      ],
    ],
    [
      "an alarm that waits longer, and not one that waits less",
      [...unjudged(alarm(2), alarm(3)), ...unjudged(alarm(3), alarm(2))],
      ["aws.cloudwatch.MetricAlarm errors: evaluationPeriods 2 → 3"],
    ],
    [
      "a batch of another order, and not one of half the size",
      [...unjudged(batches(10), batches(1)), ...unjudged(batches(10), batches(5))],
      ["aws.lambda.EventSourceMapping jobs: batchSize 10 → 1"],
    ],
    [
      "an input of a cluster, which also lets in",
      unjudged(aks({}), aks({ scaleDownUnneededTime: "1m" })),
      ['azure-native.containerservice.ManagedCluster prod: autoScalerProfile.scaleDownUnneededTime (nothing) → "1m"'],
    ],
    [
      "an input of a resource of which another line tells something else",
      unjudged(
        pool({ autoscaling: { totalMaxNodeCount: 3 }, management: { autoRepair: true } }),
        pool({ autoscaling: { totalMaxNodeCount: 4 }, management: { autoRepair: false } }),
      ),
      ["gcp.container.NodePool general: management.autoRepair true → false"],
    ],
    [
      "what makes nodes",
      unjudged(karpenter({ disruption: { budgets: "10%" } }), karpenter({ disruption: { budgets: "90%" } })),
      ['NodePool default: spec.disruption.budgets "10%" → "90%"'],
    ],
    [
      "values of a chart that was not rendered",
      unjudged(release({ filters: { exclude: "a" } }), release({ filters: { exclude: "b" } })),
      ['Release logging/agent: values.filters.exclude "a" → "b"'],
    ],
    [
      "how large the pods of a chart are",
      unjudged(
        release({ memory: "1Gi", resources: { requests: { cpu: 1 } } }),
        release({ memory: "2Gi", resources: { requests: { cpu: 2 } } }),
      ),
      [],
    ],
    [
      "tags and labels",
      unjudged(pool({ tags: { a: "b" } }), pool({ tags: { a: "c" }, resourceLabels: { d: "e" } })),
      [],
    ],
    ["sizes and versions", unjudged(pool({ maxCount: 3, version: "1" }), pool({ maxCount: 4, version: "2" })), []],
    [
      "what gets stronger",
      unjudged(pool({ enableSecureBoot: false, retentionDays: 3 }), pool({ enableSecureBoot: true, retentionDays: 9 })),
      [],
    ],
    ...[
      ["POLICY_TAG", "deny-all", "allow-all"],
      ["AUTH_LEVEL", "3", "1"],
      ["SECURITY_LEVEL", "high", "low"],
      ["AUDIT_LOG_LEVEL", "all", "some"],
    ].map(([name = "", was = "", is = ""]): (typeof found)[number] => [
      `${name}, by its last word`,
      unjudged(told(name, was), told(name, is)),
      [
        `Deployment boutique/cart: spec.template.spec.containers[cart].env[${name}].value ${JSON.stringify(was)} → ${JSON.stringify(is)}`,
      ],
    ]),
    ["how much a program says", unjudged(told("LOG_LEVEL", "info"), told("LOG_LEVEL", "debug")), []],
    ["how much it says about faults", unjudged(told("DEBUG_LEVEL", "1"), told("DEBUG_LEVEL", "2")), []],
    ["a newer TLS", unjudged(told("TLS_VERSION", "1.2"), told("TLS_VERSION", "1.3")), []],
    ["an object of a workload", unjudged(web({ sessionAffinity: "None" }), web({ sessionAffinity: "ClientIP" })), []],
  ];
  for (const [name, lines, expected] of found) {
    it(`${expected.length === 0 ? "are not" : "are"} ${name}`, () => {
      assert.deepEqual(lines, expected);
    });
  }

  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    it(`are values with the name ${name}, which every object has`, () => {
      const named = (value: string) => release({ list: [{ [name]: value, name }], [`_${name}`]: { x: `a.${name}.b` } });
      assert.deepEqual(unjudged(named("a"), named("b")), [
        `Release logging/agent: values.list[${name}].${name} "a" → "b"`,
      ]);
    });
  }
});

describe("everyday changes of clouds", () => {
  const service = (inputs: Inputs) => planned("gcp:cloudrunv2/service:Service", "api", { inputs });
  const image = (name: string) => service({ template: { containers: [{ image: name }] } });

  it("need nobody: the next tag of an image, a size, a slightly longer time limit", () => {
    assert.deepEqual(unjudged(image("eu.gcr.io/acme/api:1"), image("eu.gcr.io/acme/api:2")), []);
    assert.deepEqual(unjudged(service({ memorySize: 128 }), service({ memorySize: 256 })), []);
    assert.deepEqual(unjudged(service({ timeout: "30s" }), service({ timeout: "60s" })), []);
  });

  it("need nobody on AWS, and somebody elsewhere: a slightly higher bound of an alarm", () => {
    const bound = (type: string, threshold: number) => planned(type, "errors", { inputs: { threshold } });
    const changed = (type: string, was = 100, is = 110) => unjudged(bound(type, was), bound(type, is));
    assert.deepEqual(changed("aws:cloudwatch/metricAlarm:MetricAlarm"), []);
    /* No percentage is above 100. */
    assert.equal(changed("aws:cloudwatch/metricAlarm:MetricAlarm", 80, 100).length, 1);
    assert.equal(changed("gcp:recaptcha/enterpriseKey:EnterpriseKey").length, 1);
  });

  it("need somebody: another image, a digest that goes, a time limit that is another one", () => {
    const pinned = image(`eu.gcr.io/acme/api@sha256:${"a".repeat(64)}`);
    assert.equal(unjudged(image("eu.gcr.io/acme/api:1"), image("docker.io/evil/api:1")).length, 1);
    assert.equal(unjudged(pinned, image("eu.gcr.io/acme/api:2")).length, 1);
    assert.equal(unjudged(service({ timeout: "30s" }), service({ timeout: "1s" })).length, 1);
  });
});
