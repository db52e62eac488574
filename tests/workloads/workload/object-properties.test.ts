import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import {
  CronJob,
  certManager,
  DaemonSet,
  Deployment,
  Job,
  metricsServer,
  StatefulSet,
  traefik,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { brokenRules } from "../../support/object-rules";
import { tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const kinds = { CronJob, DaemonSet, Deployment, Job, StatefulSet };
type Kind = keyof typeof kinds;

/** Good values, and some that are wrong. */
function mostly<T>(good: readonly T[], ...wrong: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...good), weight: 30 },
    { arbitrary: fc.constantFrom(...wrong), weight: 1 },
  );
}

const length = (amount: number) => "w".repeat(amount);
const longNames = [52, 53, 54, 63].map(length);
const name = mostly(["web", "a", "web-1", "cart", "x-y-z", ...longNames], length(64), "Web", "1web", "-web", "a.b", "");
const portName = mostly(["http", "grpc", "a-b", "p1", length(15)], length(16), "1", "A", "a--b", "-a", "");
const number = mostly([1, 80, 8080, 9090, 65_535], 0, 65_536, 1.5);
const requests = fc.record(
  { cpu: mostly(["50m", "0.1"], "many", "-1"), memory: mostly(["64Mi", "128Mi", "1e8"], "lots", "-1Gi", "") },
  { requiredKeys: [] },
);
const limits = fc.record(
  { cpu: mostly(["1", "2.5"], "10m"), memory: mostly(["0.5Gi", "1Gi"], "32Mi", "1GB") },
  { requiredKeys: [] },
);
const amount = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: 0, max: 101 }).map((percent) => `${percent}%`),
);
const port = fc.record(
  { name: portName, port: number, targetPort: number, protocol: fc.constantFrom("TCP", "UDP") },
  { requiredKeys: ["name", "port"] },
);
const host = mostly(
  ["a", "b", "c", "d", "e", "f"].map((one) => `${one}.example.com`),
  "A.example.com",
  "nowhere",
);
const autoscaling = fc.record({
  minReplicas: fc.integer({ min: 0, max: 4 }),
  maxReplicas: fc.integer({ min: 3, max: 8 }),
});
const serving = {
  ports: fc.uniqueArray(port, { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
  podDisruptionBudget: fc.oneof(fc.record({ minAvailable: amount }), fc.record({ maxUnavailable: amount })),
  expose: fc.record({ host, path: mostly(["/", "/a", "/b/"], "a") }),
};
const workload = fc.record({
  name,
  kind: fc.constantFrom<Kind[]>(...(Object.keys(kinds) as Kind[]), "Deployment", "StatefulSet"),
  pod: fc.record({ resources: fc.record({ requests, limits }) }, { requiredKeys: [] }),
  more: fc.record(serving, { requiredKeys: ["ports"] }),
  scale: fc.oneof(
    fc.record({ replicas: fc.integer({ min: 0, max: 4 }) }, { requiredKeys: [] }),
    fc.record({ autoscaling }),
  ),
});
type Case = typeof workload extends fc.Arbitrary<infer T> ? T : never;

/** Declares the valid workloads; a refused one creates no resources. */
async function declared(cases: readonly Case[]): Promise<{ readonly run: ProgramRun; readonly accepted: Case[] }> {
  const accepted: Case[] = [];
  const run = await runProgram(() => {
    const team = tenant([traefik(), certManager(), metricsServer()], { domain: "example.com" });
    for (const one of cases) {
      try {
        declare(one, { tenant: team, image: "web:1.0.0", ...one.pod });
        accepted.push(one);
      } catch (error) {
        if (!(error instanceof pulumi.RunError)) {
          throw error;
        }
      }
    }
  });
  return { run, accepted };
}

function declare(
  { kind, more, name, scale }: Case,
  pod: { readonly tenant: ReturnType<typeof tenant>; image: string },
) {
  const serves = kind === "Deployment" || kind === "StatefulSet";
  const args = { ...pod, ...(serves && { ...more, ...scale }), ...(kind === "CronJob" && { schedule: "0 1 * * *" }) };
  const make = kinds[kind] as new (name: string, args: object) => pulumi.Resource;
  return new make(name, args);
}

interface Budget {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly minAvailable?: number | string; readonly maxUnavailable?: number | string };
}

/** Returns the smallest number of pods behind a budget, from the objects themselves. */
function running(run: ProgramRun, name: string): number {
  const named = (type: string) =>
    run.ofType(`kubernetes:${type}`).find(({ inputs }) => (inputs.metadata as { name: string }).name === name);
  const autoscaler = named("autoscaling/v2:HorizontalPodAutoscaler");
  const owner = named("apps/v1:Deployment") ?? named("apps/v1:StatefulSet");
  const { minReplicas, replicas } = { ...(owner?.inputs.spec as object), ...(autoscaler?.inputs.spec as object) } as {
    readonly minReplicas?: number;
    readonly replicas?: number;
  };
  return minReplicas ?? replicas ?? Number.NaN;
}

/** Counts like the disruption controller: https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function assertDrains(run: ProgramRun, { metadata, spec }: Budget): void {
  const pods = running(run, metadata.name);
  const share = (given: number | string) =>
    typeof given === "number" ? given : Math.ceil((Number.parseInt(given, 10) / 100) * pods);
  const needed = spec.minAvailable === undefined ? pods - share(spec.maxUnavailable ?? 0) : share(spec.minAvailable);
  assert.ok(pods === 0 || needed < pods, JSON.stringify({ pods, ...spec }));
}

describe("any valid workloads of a program", () => {
  it("are objects with valid names, labels, quantities, ports and selectors, and no budget blocks a drain", async () => {
    let [accepted, budgets] = [0, 0];
    const given = fc.uniqueArray(workload, { minLength: 8, maxLength: 12, selector: ({ name }) => name });
    await fc.assert(
      fc.asyncProperty(given, async (cases) => {
        const { accepted: taken, run } = await declared(cases);
        accepted += taken.length;
        const objects = run.resources.filter(({ type }) => /^kubernetes:(?!helm)/.test(type));
        assert.deepEqual(objects.flatMap(brokenRules), []);
        const made = run.ofType("kubernetes:policy/v1:PodDisruptionBudget");
        budgets += made.length;
        made.forEach(({ inputs }) => assertDrains(run, inputs as unknown as Budget));
      }),
      { numRuns: 60, seed: 1 },
    );
    assert.ok(accepted > 200 && budgets > 60, `only ${accepted} were accepted, with ${budgets} budgets`);
  });
});
