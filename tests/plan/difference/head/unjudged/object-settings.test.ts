import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { object } from "../../pull-request-parts";

const failing = new Set(["open", "admin", "unprotected", "unjudged", "source"]);

type Spec = Readonly<Record<string, unknown>>;

function failuresOf(token: string, before: Spec, after: Spec): string[] {
  const [was, is] = [before, after].map((spec) => object(token, "shop/x", { spec }));
  assert.ok(was && is);
  const lines = headLines([was], [is], difference([was], [is]));
  return lines.filter((line) => failing.has(line.class)).map((line) => `${line.class}: ${line.text}`);
}

/** A change of a spec, and what fails on the way there and back, without the object. */
interface Case {
  readonly token: string;
  readonly before: Spec;
  readonly after: Spec;
  readonly there: readonly string[];
  readonly back?: readonly string[];
}

const unjudged = (token: string, path: string, name: string, was: unknown, is: unknown): Case => {
  const shown = (value: unknown) => (value === undefined ? "(nothing)" : JSON.stringify(value));
  const line = (one: unknown, other: unknown) => `unjudged: ${path} ${shown(one)} → ${shown(other)}`;
  return { token, before: { [name]: was }, after: { [name]: is }, there: [line(was, is)], back: [line(is, was)] };
};
const passes = (token: string, before: Spec, after: Spec): Case => ({ token, before, after, there: [] });

const certificate = "cert-manager.io/v1:Certificate";
const database = "postgresql.cnpg.io/v1:Cluster";
const secret = "external-secrets.io/v1:ExternalSecret";
const service = "core/v1:Service";
const job = "batch/v1:CronJob";

const cases: readonly Case[] = [
  unjudged(certificate, "spec.duration", "duration", "2160h", "87600h"),
  unjudged(certificate, "spec.renewBefore", "renewBefore", "720h", "1h"),
  unjudged(secret, "spec.refreshInterval", "refreshInterval", "1h", "8760h"),
  unjudged("argoproj.io/v1alpha1:Application", "spec.project", "project", "shop", "default"),
  unjudged("networking.istio.io/v1:Sidecar", "spec.mode", "mode", "one", "other"),
  unjudged(service, "spec.externalTrafficPolicy", "externalTrafficPolicy", "Local", "Cluster"),
  unjudged(job, "spec.timeZone", "timeZone", "Europe/Berlin", undefined),
  {
    token: database,
    before: { instances: 3 },
    after: { instances: 1 },
    there: ["unjudged: spec.instances 3 → 1"],
  },
  {
    token: database,
    before: { backup: { retentionPolicy: "30d" } },
    after: { backup: { retentionPolicy: "3d" } },
    there: ['unprotected: spec.backup.retentionPolicy "30d" → "3d"'],
  },
  {
    token: "security.istio.io/v1:PeerAuthentication",
    before: { mtls: { mode: "STRICT" } },
    after: { mtls: { mode: "PERMISSIVE" } },
    there: ['unprotected: spec.mtls.mode "STRICT" → "PERMISSIVE"'],
  },
  {
    token: job,
    before: { startingDeadlineSeconds: 3600 },
    after: { startingDeadlineSeconds: 5 },
    there: ["unjudged: spec.startingDeadlineSeconds 3600 → 5"],
    back: ["unjudged: spec.startingDeadlineSeconds 5 → 3600"],
  },
  {
    token: service,
    before: { sessionAffinity: "ClientIP" },
    after: { sessionAffinity: "None" },
    there: ['unjudged: spec.sessionAffinity "ClientIP" → "None"'],
  },
  passes(certificate, { renewBefore: "720h" }, { renewBefore: "480h" }),
  {
    token: certificate,
    before: { dnsNames: ["a.example.com"] },
    after: { dnsNames: ["a.example.com", "b.example.com"] },
    there: [],
    back: ['unjudged: spec.dnsNames[1] "b.example.com" → (nothing)'],
  },
  {
    token: certificate,
    before: {},
    after: { privateKey: { rotationPolicy: "Always" } },
    there: [],
    back: ['unjudged: spec.privateKey.rotationPolicy "Always" → (nothing)'],
  },
  passes("keda.sh/v1alpha1:ScaledObject", { maxReplicaCount: 20 }, { maxReplicaCount: 15 }),
  passes(database, { resources: { requests: { cpu: "1" } } }, { resources: { requests: { cpu: "2" } } }),
  {
    ...passes(
      database,
      { storage: { size: "50Gi" }, logLevel: "info" },
      { storage: { size: "80Gi" }, logLevel: "debug" },
    ),
    back: ['unjudged: spec.storage.size "80Gi" → "50Gi"'],
  },
  passes(secret, { refreshInterval: "60s" }, { refreshInterval: "2m" }),
  passes(job, { startingDeadlineSeconds: 600 }, { startingDeadlineSeconds: 900 }),
  {
    token: job,
    before: {},
    after: { startingDeadlineSeconds: 3600 },
    there: [],
    back: ["unjudged: spec.startingDeadlineSeconds 3600 → (nothing)"],
  },
  {
    token: job,
    before: { failedJobsHistoryLimit: 3 },
    after: { failedJobsHistoryLimit: 0 },
    there: ["unjudged: spec.failedJobsHistoryLimit 3 → 0"],
  },
  {
    token: job,
    before: { jobTemplate: { spec: { ttlSecondsAfterFinished: 3600 } } },
    after: { jobTemplate: { spec: { ttlSecondsAfterFinished: 86_400 } } },
    there: [],
    back: ["unjudged: spec.jobTemplate.spec.ttlSecondsAfterFinished 86400 → 3600"],
  },
  passes(job, { jobTemplate: { spec: { backoffLimit: 3 } } }, { jobTemplate: { spec: { backoffLimit: 5 } } }),
  passes(job, { successfulJobsHistoryLimit: 3 }, { successfulJobsHistoryLimit: 1 }),
];

describe("fields of objects whose meaning no rule knows", () => {
  for (const { token, before, after, there, back = [] } of cases) {
    const kind = token.slice(token.lastIndexOf(":") + 1);
    const told = (lines: readonly string[]) => lines.map((line) => line.replace(": ", `: ${kind} shop/x: `));
    it(`${there.length === 0 ? "pass" : "fail"}: ${kind} ${JSON.stringify(before)} → ${JSON.stringify(after)}`, () => {
      assert.deepEqual(failuresOf(token, before, after), told(there));
      assert.deepEqual(failuresOf(token, after, before), told(back));
    });
  }
});
