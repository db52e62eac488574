import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;
type Pair = readonly [ReturnType<typeof planned>, ReturnType<typeof planned>];

const of =
  (type: string) =>
  (before: Inputs, after: Inputs): Pair => [
    planned(type, "orders", { inputs: before }),
    planned(type, "orders", { inputs: after }),
  ];
const database = of("aws:rds/cluster:Cluster");
const lambda = of("aws:lambda/function:Function");
const run = of("gcp:cloudrunv2/service:Service");
const task = of("aws:ecs/taskDefinition:TaskDefinition");
const variables = (given: Inputs) => ({ environment: { variables: { A: "1", ...given } } });
const envs = (...given: readonly Inputs[]) => ({ template: { containers: [{ image: "a:1", envs: given }] } });
const containers = (...environment: readonly Inputs[]) => ({
  containerDefinitions: JSON.stringify([{ name: "web", image: "a:1", environment }]),
});
const karpenter = (before: Inputs, after: Inputs): Pair => [
  object("karpenter.sh/v1:NodePool", "default", { spec: before }),
  object("karpenter.sh/v1:NodePool", "default", { spec: after }),
];
const requirement = (operator: string, key: string, ...values: readonly string[]) => ({
  template: { spec: { requirements: [{ key, operator, values }] } },
});
const families = (key: string, ...values: readonly string[]) => requirement("In", key, ...values);
const pods = (before: Inputs, after: Inputs): Pair => [deployment("web", before), deployment("web", after)];
const probe = (path: string) => ({ httpGet: { path, port: 8080 } });
const before = (...command: readonly string[]) => ({ lifecycle: { preStop: { exec: { command } } } });

const family = "karpenter.k8s.aws/instance-family";

describe("everyday changes", () => {
  const failing = new Set(["open", "admin", "unprotected", "source", "unjudged"]);
  const passes = ([was, is]: Pair) =>
    !headLines([was], [is], difference([was], [is])).some((each) => failing.has(each.class));

  const harmless: readonly [name: string, pair: Pair][] = [
    [
      "a maintenance window",
      database(
        { preferredMaintenanceWindow: "sun:04:00-sun:05:00" },
        { preferredMaintenanceWindow: "tue:03:00-tue:04:00" },
      ),
    ],
    ["a new variable of a function", lambda(variables({}), variables({ CURRENCY: "EUR" }))],
    ["a new variable of Cloud Run", run(envs(), envs({ name: "THEME", value: "winter" }))],
    ["a new variable of a task", task(containers(), containers({ name: "THEME", value: "winter" }))],
    ["more memory of a task", task({ memory: "1024" }, { memory: "2048" })],
    ["one more family of machines", karpenter(families(family, "m6i"), families(family, "m6i", "m7i"))],
    [
      "a longer wait for empty nodes",
      karpenter({ disruption: { consolidateAfter: "5m" } }, { disruption: { consolidateAfter: "10m" } }),
    ],
    ["a new probe", pods({}, { startupProbe: probe("/live") })],
    ["a new probe of gRPC", pods({}, { livenessProbe: { grpc: { port: 8080 }, periodSeconds: 15 } })],
    ["a new hook that waits", pods({}, { lifecycle: { preStop: { sleep: { seconds: 10 } } } })],
    ["a new hook that waits by a shell", pods({}, before("/bin/sh", "-c", "sleep 10"))],
  ];
  for (const [name, pair] of harmless) {
    it(`${name} needs nobody`, () => {
      assert.ok(passes(pair));
    });
  }

  const judged: readonly [name: string, pair: Pair][] = [
    ["a maintenance window that goes", database({ preferredMaintenanceWindow: "sun:04:00-sun:05:00" }, {})],
    ["a new variable that checks less", lambda(variables({}), variables({ VERIFY_TLS: "false" }))],
    [
      "a new variable with a secret's name",
      run(envs(), envs({ name: "KEY", valueSource: { secretKeyRef: { secret: "a" } } })),
    ],
    ["half the memory of a task", task({ memory: "2048" }, { memory: "1024" })],
    [
      "one more family that nodes may not be of",
      karpenter(requirement("NotIn", family, "t2"), requirement("NotIn", family, "t2", "m6i")),
    ],
    ["one family less", karpenter(families(family, "m6i", "m7i"), families(family, "m6i"))],
    [
      "Spot capacity",
      karpenter(
        families("karpenter.sh/capacity-type", "on-demand"),
        families("karpenter.sh/capacity-type", "on-demand", "spot"),
      ),
    ],
    [
      "a shorter wait",
      karpenter({ disruption: { consolidateAfter: "10m" } }, { disruption: { consolidateAfter: "5m" } }),
    ],
    ["a probe that asks something else", pods({ livenessProbe: probe("/live") }, { livenessProbe: probe("/ready") })],
    [
      "a new probe of another host",
      pods({}, { livenessProbe: { httpGet: { host: "a.example.com", path: "/", port: 80 } } }),
    ],
    ["a new probe by a shell", pods({}, { livenessProbe: { exec: { command: ["sh", "-c", "rm -rf /data"] } } })],
    ["a new probe that deletes", pods({}, { livenessProbe: { exec: { command: ["rm", "-rf", "/data"] } } })],
    [
      "a new probe by an interpreter",
      pods({}, { readinessProbe: { exec: { command: ["python", "-c", "shutil.rmtree('/data')"] } } }),
    ],
    ["an impatient probe", pods({}, { livenessProbe: { ...probe("/live"), periodSeconds: 1 } })],
    ["a hook by a program that only ends like a shell", pods({}, before("/data/evil.sh", "-c", "sleep 5"))],
    ["a hook by another program of that name", pods({}, before("/data/sleep", "5"))],
    ["a hook longer than Kubernetes waits", pods({}, { lifecycle: { preStop: { sleep: { seconds: 60 } } } })],
    ["a new hook that does something", pods({}, before("/bin/sh", "-c", "rm -rf /data"))],
  ];
  for (const [name, pair] of judged) {
    it(`${name} needs somebody`, () => {
      assert.ok(!passes(pair));
    });
  }
});
