import assert from "node:assert/strict";
import { chartDeeds } from "../../../cli/plan/descriptions/chart-values";
import { registered } from "../../support/registered";

function release(chart: string, values: object) {
  return registered(chart, { type: "kubernetes:helm.sh/v3:Release", inputs: { chart, version: "1.0.0", values } });
}

const location = { provider: "velero.io/aws", bucket: "<unknown>" };

describe("chartDeeds", () => {
  const cases: readonly (readonly [what: string, chart: string, values: object, deeds: readonly string[]])[] = [
    [
      "names the zone of external-dns, its objects and what it may delete",
      "external-dns",
      {
        provider: { name: "aws" },
        domainFilters: ["example.com"],
        extraArgs: ["--zone-id-filter=Z1", "--other"],
        policy: "upsert-only",
        sources: ["ingress", "service"],
      },
      [
        "DNS records in Route 53, zone Z1",
        "for example.com",
        "from ingress, service objects",
        "adds and changes records, but deletes none",
      ],
    ],
    [
      "reads the zones of Google from an object of arguments",
      "external-dns",
      { provider: "google", extraArgs: { "zone-id-filter": ["shop"], "regex-domain-filter": "^x$" }, policy: "sync" },
      ["DNS records in Cloud DNS, zone shop", "for names like ^x$", "adds, changes and deletes records"],
    ],
    [
      "names each output of fluent-bit and its place",
      "oci://example.com/charts/fluent-bit",
      {
        config: {
          outputs:
            "[OUTPUT]\n    Name cloudwatch_logs\n    log_group_name /aws/shop\n[OUTPUT]\n    Name loki\n    host loki.logs.svc\n",
        },
      },
      ["workloads' logs to CloudWatch log group /aws/shop", "workloads' logs to Loki loki.logs.svc"],
    ],
    [
      "says when Velero backs up what, and how long it keeps it",
      "velero",
      {
        configuration: { backupStorageLocation: [location] },
        schedules: { daily: { schedule: "0 1 * * *", template: { includedNamespaces: ["*"], ttl: "720h0m0s" } } },
      },
      [
        "backup daily: every day at 01:00",
        "Kubernetes objects of every namespace",
        "with snapshots of their volumes; the snapshots stay in the cluster's region",
        "kept 30 days",
      ],
    ],
    [
      "says that volumes are left out, moved, or kept by Velero's default",
      "velero",
      {
        configuration: { backupStorageLocation: [location] },
        schedules: {
          off: { disabled: true, schedule: "0 1 * * *" },
          objects: {
            schedule: "0 2 * * *",
            template: { includedNamespaces: ["a"], excludedNamespaces: ["b"], snapshotVolumes: false },
          },
          all: { schedule: "0 3 * * 0", template: { snapshotMoveData: true, ttl: "24h" } },
        },
      },
      [
        "backup off is switched off",
        "backup objects: every day at 02:00",
        "Kubernetes objects of a except b",
        "no volumes",
        "kept 30 days",
        "backup all: at 0 3 * * 0",
        "Kubernetes objects of every namespace",
        "with their volumes' data, stored in the bucket",
        "kept 1 day",
      ],
    ],
    [
      "says how long Prometheus keeps metrics, and which parts are off",
      "kube-prometheus-stack",
      { grafana: { enabled: false }, prometheus: { prometheusSpec: { retention: "30d" } } },
      ["metrics, alerts and dashboards: Prometheus, Alertmanager", "metrics kept 30 days"],
    ],
    ["says nothing of other charts", "shop", {}, []],
  ];
  for (const [what, chart, values, deeds] of cases) {
    it(what, () => assert.deepEqual(chartDeeds(release(chart, values)), deeds));
  }
});
