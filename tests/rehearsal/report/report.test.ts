import assert from "node:assert/strict";
import { type PhaseName, phaseNames } from "../../../cli/rehearsal/contract";
import { noChanges } from "../../../cli/rehearsal/engine/events";
import type { RehearsalOutcome, RehearsalReport } from "../../../cli/rehearsal/report/report";
import { table } from "../../../cli/rehearsal/report/sections";
import { failureLines, type SummaryColors, summaryText } from "../../../cli/rehearsal/report/summary";

const plain: SummaryColors = { bold: String, dim: String, green: String, red: String, yellow: String };
const report: RehearsalReport = {
  stack: "dev",
  passed: false,
  parts: {
    pulumi: { version: "v3.259.0", official: true },
    "pulumi-resource-kubernetes": { version: "4.34.2", official: false },
  },
  phases: [
    { name: "preview", seconds: 4.2, changes: { ...noChanges, create: 120 } },
    { name: "up", seconds: 192.4, changes: { ...noChanges, create: 119 } },
    { name: "checks", seconds: 0.1, changes: noChanges },
  ],
  omitted: ["destroy", "leftovers"],
  clusters: [
    { id: "east", name: "east", apiServer: "https://127.0.0.1:40001" },
    { id: "projects/p/locations/l/clusters/west", name: "west", apiServer: "https://127.0.0.1:40002" },
  ],
  workloads: { ready: 1, total: 2, notReady: ["Deployment shop/web: 0 of 1 replicas updated"] },
  wiring: {
    references: 12,
    broken: [],
    unknown: ["Ingress shop/web: ingressClassName: IngressClass traefik: unknown, because chart traefik may create it"],
    notes: [],
  },
  paths: { connections: 30, broken: [], unknown: [], tried: 40, unnamed: 0, open: ["kube-system (in, out)"] },
  controllers: [
    {
      name: "sealed-secrets",
      version: "v0.38.4",
      account: "service account ops/sealer",
      tried: ["opened a trial"],
      total: 4,
      handled: ["SealedSecret shop/a"],
      unhandled: [{ object: "SealedSecret shop/b", reason: "no key" }],
      restarts: { times: 2, last: "ended with exit code 1" },
      failures: ["controller sealed-secrets: SealedSecret shop/c", "controller sealed-secrets: SealedSecret shop/d"],
    },
    { name: "sealed-secrets", version: "v0.38.4", tried: [], handled: [], unhandled: [], failures: [] },
    { name: "sealed-secrets", version: "v0.38.4", tried: [], handled: [], unhandled: [], failures: ["no token"] },
  ],
  judges: [],
  permissions: [
    {
      namespace: "shop",
      subjects: [
        { subject: "group shop-editors", asked: 90, allowed: ["list pods in shop"], notAsIntended: [] },
        { subject: "service account shop/web", asked: 62, allowed: [], notAsIntended: [] },
      ],
      dangling: [],
      podsRefused: 6,
      podsLetIn: [],
    },
  ],
  charts: { installed: [], crdsOnly: ["traefik"], absent: ["cert-manager", "velero"] },
  leftovers: { cloud: ["disk-1 of PersistentVolume pv-1"], kubernetes: ["ConfigMap default/left"] },
  retained: {
    cloud: ["disk-2 of PersistentVolume pv-2"],
    kubernetes: ["a", "b", "c", "d"].map((name) => `CustomResourceDefinition ${name}`),
  },
  notSimulated: ["no traffic flows"],
  failures: [
    { phase: "up", urn: "urn:pulumi:dev::shop::a:b:C$kubernetes:apps/v1:Deployment::web", message: "no room\nat all" },
  ],
};

const charts = [
  { name: "cert-manager", content: "absent", own: false, asked: "1.18.2", openKinds: ["Certificate", "Issuer"] },
  { name: "traefik", content: "crdsOnly", own: false, asked: "37.1.0", version: "37.1.1", openKinds: [] },
] as const;
const occasional: ReadonlySet<PhaseName> = new Set([
  "scale",
  "upgrade",
  "up after changes",
  "judges",
  "destroy refused",
  "up after destroy",
  "unprotect again",
  "destroy again",
  "leftovers again",
]);
const outcome: RehearsalOutcome = {
  report,
  namespaces: [{ namespace: "shop", ready: 1, total: 2 }],
  charts,
  cancelled: ["Deployment shop/web"],
  planned: phaseNames.filter((name) => !occasional.has(name)),
};

describe("a rehearsal's summary", () => {
  it("says all that matters, and what failed first", () => {
    assert.equal(
      summaryText(outcome, plain),
      `rehearsal of dev failed in 3 min 17 s: 1 failure, 0 of 2 charts installed (1 with CRDs only, 1
  absent, 1 in another version than requested); destroy and leftovers were not run

failures
  up: web (kubernetes:apps/v1:Deployment)
    no room
    at all
  therefore, the rehearsal stopped waiting for 1 object: Deployment shop/web

phases
                                               create  update  replace  delete  same
  toolchain                           skipped
  control plane                       skipped
  preview                               4.2 s     120       0        0       0     0
  up                               3 min 12 s     119       0        0       0     0
  second up (must change nothing)     skipped
  refresh                             skipped
  checks                                0.1 s
  wiring                              skipped
  paths                               skipped
  permissions                         skipped
  unprotect                           skipped
  destroy                             not run
  leftovers                           not run
  stop                                skipped

clusters
  east  https://127.0.0.1:40001
  west  https://127.0.0.1:40002

workloads
  shop  1 of 2 ready

wiring
  12 references, 1 unknown
  unknown, because chart traefik may create it: Ingress shop/web: ingressClassName: IngressClass
    traefik

paths
  30 connections, all pass
  40 pairs of pods and ports tried: none connects without a rule
  not isolated by policies: pods in kube-system (in, out)

permissions
  shop  1 group, 1 service account  152 questions, all as intended  refused 6 of 6 pods that break the rules

controllers
  sealed-secrets v0.38.4 ran as service account ops/sealer: opened a trial; handled 1 of 4 objects
    of the stack; restarted 2 times, because it ended with exit code 1
    not handled: SealedSecret shop/b: no key
  sealed-secrets v0.38.4 did not run: the stack has no ready Deployment of this controller
  sealed-secrets v0.38.4 did not run: see the failures

parts
  pulumi               v3.259.0  Pulumi's own
  kubernetes provider  4.34.2    reimplemented by Keelson

charts
  cert-manager  absent     1.18.2 requested
    CRDs with open schemas, which accept any field: Certificate, Issuer
  traefik       CRDs only  37.1.0 requested, 37.1.1 found: another version

leftovers
  ConfigMap default/left
  in the cloud: disk-1 of PersistentVolume pv-1

retained on purpose
  4 CustomResourceDefinitions: a, b, c, d
  in the cloud: disk-2 of PersistentVolume pv-2

limits of the simulation
  no traffic flows

rehearsal of dev failed in 3 min 17 s: 1 failure, 0 of 2 charts installed (1 with CRDs only, 1
  absent, 1 in another version than requested); destroy and leftovers were not run
`,
    );
  });

  it("says only what is wrong when nothing was made", () => {
    const message = "Pulumi.dev.yaml is not valid:\n✖ no such key";
    const failures = [
      { phase: "preview" as const, urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", message },
    ];
    const phases = report.phases.slice(0, 1);
    const nothing = { namespaces: [], charts: [], cancelled: [], planned: [] };
    assert.equal(
      summaryText({ report: { ...report, failures, phases }, ...nothing }, plain),
      `failures
  preview
    Pulumi.dev.yaml is not valid:
    ✖ no such key

rehearsal of dev failed in 4 s: 1 failure
`,
    );
  });

  it("does not list hundreds of leftovers", () => {
    const cloud = Array.from({ length: 25 }, (_, index) => `Subnet subnet-${index}`);
    const text = summaryText({ ...outcome, report: { ...report, leftovers: { cloud, kubernetes: [] } } }, plain);
    assert.match(text, /^ {2}in the cloud: Subnet subnet-19\n {2}in the cloud: 5 more\n\n/m);
  });

  it("is one group for several failures with one reason", () => {
    const failures = ["web", "api"].map((name) => ({
      phase: "up" as const,
      urn: "",
      message: `Deployment shop/${name} did not become ready: pods "${name}-abcde" are refused`,
    }));
    const text = summaryText({ ...outcome, report: { ...report, failures } }, plain);
    assert.ok(text.includes(`failures\n  up: 2 Deployments: shop/web, shop/api\n    pods "web-abcde" are refused\n`));
  });

  it("is green only when all was there and went well", () => {
    const colors = {
      ...plain,
      green: (text: unknown) => `<green>${String(text)}`,
      yellow: (text: unknown) => `<yellow>${String(text)}`,
    };
    const passing = (omitted: PhaseName[]) => ({
      ...outcome,
      cancelled: [],
      report: { ...report, omitted, failures: [] },
    });
    const passed = passing([]);
    const full = charts.slice(1).map((chart) => ({ ...chart, content: "full" as const, version: "37.1.0" }));
    const ending = (one: RehearsalOutcome) => summaryText(one, colors).trim().split("\n").at(-1);
    assert.equal(ending({ ...passed, charts: [] }), "<green>rehearsal of dev passed in 3 min 17 s");
    assert.equal(
      ending({ ...passed, charts: full }),
      "<green>rehearsal of dev passed in 3 min 17 s, 1 of 1 chart installed",
    );
    assert.equal(
      ending({ ...passed, charts: charts.slice(0, 1) }),
      "<yellow>rehearsal of dev passed in 3 min 17 s, 0 of 1 chart installed (1 absent)",
    );
    assert.equal(
      ending({ ...passing(["destroy", "leftovers", "scale"]), charts: [] }),
      "<yellow>rehearsal of dev passed so far in 3 min 17 s; destroy and leftovers were not run",
    );
    const once = summaryText({ ...passing(["up after destroy"]), charts: [] }, colors, 120);
    const leftOut = "; up after destroy was left out (run it with --full)";
    assert.equal(once.trim().split("\n").at(-1), `<green>rehearsal of dev passed in 3 min 17 s${leftOut}`);
  });

  it("says why a phase could not take place", () => {
    const skipped = { name: "upgrade" as const, seconds: 2, changes: noChanges, skipped: "no versions\nfor 1.37" };
    const phases = [...report.phases, skipped];
    const text = summaryText({ ...outcome, report: { ...report, omitted: [], failures: [], phases } }, plain);
    assert.match(text, /^ {2}upgrade \(must be in place\) +skipped$/m);
    assert.match(text, /^skipped\n {2}upgrade \(must be in place\)\n {4}no versions\n {4}for 1\.37\n\n/m);
    assert.match(text, /passed so far in 3 min 19 s, .*; upgrade was skipped\n$/s);
  });

  it("calls a failure about nothing by its phase", () => {
    assert.deepEqual(failureLines({ phase: "toolchain", urn: "", message: "no go" }, plain), ["toolchain", "  no go"]);
  });

  it("lays out tables", () => {
    assert.deepEqual(
      table([
        ["a", 10],
        ["bbb", 2],
      ]),
      ["a    10", "bbb   2"],
    );
    assert.deepEqual(table([]), []);
  });
});
