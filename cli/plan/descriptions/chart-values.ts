import type { RegisteredResource } from "../../../components/testing";
import { at, fields, items, text, texts } from "../../values";
import { chartOf } from "../label";
import { durationWords, scheduleWords } from "./schedule-words";

/** Returns what the values of a chart make it do. */
type Deeds = (values: unknown) => readonly (string | undefined)[];

const deeds: Readonly<Record<string, Deeds>> = {
  "external-dns": externalDns,
  "fluent-bit": fluentBit,
  "kube-prometheus-stack": prometheus,
  velero,
};

/** Returns the name of a release's chart, without its repository and version; "" for anything else. */
export function chartName(resource: RegisteredResource): string {
  const [chart = ""] = chartOf(resource).split(/[@ ]/);
  return chart.slice(chart.lastIndexOf("/") + 1);
}

/** Says what a release does in this stack, as far as its values say it; nothing for charts without a description. */
export function chartDeeds(resource: RegisteredResource): string[] {
  const of = deeds[chartName(resource)];
  return (of?.(resource.inputs.values) ?? []).filter((deed): deed is string => deed !== undefined);
}

/** The services of the clouds that hold DNS zones, by external-dns's name of the provider. */
const zoneServices: Readonly<Record<string, string>> = {
  aws: "Route 53",
  azure: "Azure DNS",
  "azure-private-dns": "Azure Private DNS",
  google: "Cloud DNS",
  rfc2136: "a DNS server (RFC 2136)",
};

const policies: Readonly<Record<string, string>> = {
  sync: "adds, changes and deletes records",
  "upsert-only": "adds and changes records, but deletes none",
};

function externalDns(values: unknown): (string | undefined)[] {
  const { domainFilters, extraArgs, policy, provider, sources } = fields(values);
  const name = text(provider, "name") ?? text(provider) ?? "";
  const domains = texts(domainFilters);
  const pattern = text(extraArgs, "regex-domain-filter");
  const zones = [
    ...texts(extraArgs).flatMap((argument) => /^--zone-id-filter=(.+)$/.exec(argument)?.[1] ?? []),
    ...texts(extraArgs, "zone-id-filter"),
  ];
  const where = `DNS records in ${zoneServices[name] ?? (name || "an unknown provider")}`;
  return [
    zones.length === 0 ? where : `${where}, zone ${zones.join(", ")}`,
    domains.length > 0 ? `for ${domains.join(", ")}` : pattern === undefined ? undefined : `for names like ${pattern}`,
    texts(sources).length === 0 ? undefined : `from ${texts(sources).join(", ")} objects`,
    policies[text(policy) ?? ""],
  ];
}

/** Where fluent-bit's outputs write, by name, and the option that says the place. https://docs.fluentbit.io/manual/data-pipeline/outputs */
const outputs: Readonly<Record<string, { readonly to: string; readonly place: string }>> = {
  cloudwatch_logs: { to: "CloudWatch log group", place: "log_group_name" },
  es: { to: "Elasticsearch", place: "host" },
  loki: { to: "Loki", place: "host" },
  opensearch: { to: "OpenSearch", place: "host" },
  stackdriver: { to: "Cloud Logging", place: "resource" },
  azure_logs_ingestion: { to: "Azure Log Analytics table", place: "table_name" },
};

function fluentBit(values: unknown): string[] {
  const sections = (text(values, "config", "outputs") ?? "").split("[OUTPUT]").slice(1);
  return sections.map((section) => {
    const option = (key: string) => new RegExp(`^\\s*${key}\\s+(.+?)\\s*$`, "im").exec(section)?.[1];
    const name = option("name") ?? "";
    const { place, to } = outputs[name] ?? { to: name, place: "host" };
    return ["workloads' logs to", to, option(place)].filter((part) => part !== undefined).join(" ");
  });
}

function prometheus(values: unknown): (string | undefined)[] {
  const spec = at(values, "prometheus", "prometheusSpec");
  const retention = text(spec, "retention");
  const size = text(spec, "storageSpec", "volumeClaimTemplate", "spec", "resources", "requests", "storage");
  const isOff = (part: string) => at(values, part, "enabled") === false;
  const parts = [
    "Prometheus",
    ...(isOff("alertmanager") ? [] : ["Alertmanager"]),
    ...(isOff("grafana") ? [] : ["Grafana"]),
  ];
  return [
    `metrics, alerts and dashboards: ${parts.join(", ")}`,
    retention === undefined ? undefined : `metrics kept ${durationWords(retention)}`,
    size === undefined ? undefined : `on volumes of ${size}`,
  ];
}

function velero(values: unknown): string[] {
  return Object.entries(fields(values, "schedules")).flatMap(([name, schedule]) => {
    if (at(schedule, "disabled") === true) {
      return [`backup ${name} is switched off`];
    }
    const template = fields(schedule, "template");
    const namespaces = texts(template, "includedNamespaces");
    const left = texts(template, "excludedNamespaces");
    const cron = text(schedule, "schedule");
    const ttl = text(template, "ttl");
    const isAll = namespaces.length === 0 || namespaces.includes("*");
    return [
      `backup ${name}: ${cron === undefined ? "at an unknown time" : scheduleWords(cron)}`,
      `Kubernetes objects of ${isAll ? "every namespace" : namespaces.join(", ")}${left.length === 0 ? "" : ` except ${left.join(", ")}`}`,
      template.snapshotVolumes === false ? "no volumes" : volumes(values, template),
      /* Velero's default: https://velero.io/docs/main/api-types/schedule/ */
      `kept ${durationWords(ttl ?? "720h")}`,
    ];
  });
}

/** Reports whether Velero leaves snapshots of volumes where the volumes are. */
export function leavesSnapshots(release: RegisteredResource): boolean {
  const { values } = release.inputs;
  const schedules = chartName(release) === "velero" ? Object.values(fields(values, "schedules")) : [];
  return schedules.some(
    (schedule) =>
      at(schedule, "disabled") !== true &&
      at(schedule, "template", "snapshotVolumes") !== false &&
      !isMoved(values, at(schedule, "template")),
  );
}

function isMoved(values: unknown, template: unknown): boolean {
  return at(template, "snapshotMoveData") === true || at(values, "configuration", "defaultSnapshotMoveData") === true;
}

/** Snapshots stay with the storage's maker unless Velero moves them into its bucket: https://velero.io/docs/main/csi-snapshot-data-movement/ */
function volumes(values: unknown, template: unknown): string {
  if (isMoved(values, template)) {
    return "with their volumes' data, stored in the bucket";
  }
  const { backupStorageLocation } = fields(values, "configuration");
  const isAtCloud = items(backupStorageLocation).some(({ provider }) =>
    /(?:aws|gcp|azure)$/.test(text(provider) ?? ""),
  );
  const isCsi = (text(values, "configuration", "features") ?? "").includes("EnableCSI");
  const where = isAtCloud ? "in the cluster's region" : "in the storage system";
  return `with snapshots of their volumes${isCsi ? " by their CSI drivers" : ""}; the snapshots stay ${where}`;
}
