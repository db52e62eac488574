import { noChanges } from "../../../../cli/rehearsal/engine/events";
import type { RehearsalOutcome } from "../../../../cli/rehearsal/report";

/** Returns the URN of a resource of the failed rehearsal. */
function urn(type: string, name: string): string {
  return `urn:pulumi:dev::shop::${type}::${name}`;
}

const [namespace, web, cache] = [
  urn("kubernetes:core/v1:Namespace", "shop"),
  urn("kubernetes:apps/v1:Deployment", "web"),
  urn("kubernetes:core/v1:ConfigMap", "cache"),
];

/** A rehearsal whose `up` failed because a Deployment never became ready. */
export const failedRehearsal: RehearsalOutcome = {
  report: {
    stack: "dev",
    passed: false,
    parts: {
      pulumi: { version: "v3.259.0", official: true },
      "pulumi-resource-kubernetes": { version: "4.34.2", official: false },
    },
    phases: [
      { name: "preview", seconds: 4.2, changes: { ...noChanges, create: 3 } },
      { name: "up", seconds: 30, changes: { ...noChanges, create: 2 } },
      { name: "checks", seconds: 0.1, changes: noChanges, skipped: "the up failed" },
    ],
    omitted: [],
    clusters: [],
    workloads: { ready: 0, total: 1, notReady: ["Deployment shop/web: 0 of 1 replicas updated"] },
    wiring: { references: 0, broken: [], unknown: [], notes: [] },
    paths: { connections: 0, broken: [], unknown: [], tried: 0, unnamed: 0, open: [] },
    controllers: [],
    judges: [],
    permissions: [],
    charts: { installed: [], crdsOnly: [], absent: [] },
    leftovers: { cloud: [], kubernetes: [] },
    retained: { cloud: [], kubernetes: [] },
    notSimulated: ["no traffic flows: nothing answers at a Service's address"],
    failures: [{ phase: "up", urn: web, message: "no room on any node\n</script><script>alert(1)</script>" }],
  },
  namespaces: [{ namespace: "shop", ready: 0, total: 1 }],
  charts: [],
  cancelled: [],
  planned: ["preview", "up", "checks"],
  timelines: [
    {
      phase: "up",
      seconds: 30,
      timings: [
        { urn: namespace, op: "create", began: 1, ended: 2, finished: true },
        { urn: cache, op: "create", began: 2, ended: 2.5, finished: true },
        { urn: web, op: "create", began: 2.05, ended: 30, finished: false },
      ],
      state: [
        { urn: namespace, dependencies: [] },
        { urn: cache, dependencies: [namespace] },
        { urn: web, dependencies: [namespace] },
      ],
    },
  ],
};
