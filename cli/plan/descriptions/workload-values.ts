import { parseImage } from "../../../components/testing";
import { at, type Fields, fields, items, text } from "../../values";
import { declaredPlain, overridden } from "./overridden";
import { podNotes } from "./pod-notes";
import { type Bound, formatted, podSum } from "./quantities";
import type { Workload } from "./workloads";

/** Returns the values of a workload that matter to a reviewer: images, replicas, requests and limits. */
export function workloadValues(workload: Workload): string[] {
  const { podSpec } = workload;
  const containers = ["initContainers", "containers"].flatMap((key) => items(podSpec[key]));
  const images = [...new Set(containers.flatMap(({ image }) => text(image) ?? []))].map(shortImage);
  const amounts = ["cpu", "memory"].flatMap((resource) => amountsOf(podSpec, resource));
  const devices = extendedResources(containers).map((name) => device(podSpec, name));
  return [
    ...(images.length === 0 ? [] : [images.join(", ")]),
    ...replicas(workload),
    ...(amounts.length === 0 ? [] : [amounts.join(", ")]),
    ...(devices.length === 0 ? [] : [devices.join(", ")]),
    ...items(at(workload.resource.inputs, "spec", "volumeClaimTemplates")).map(claim),
    ...overridden(workload.resource.inputs),
    ...declaredPlain(workload.podMetadata),
    ...(workload.labels["app.kubernetes.io/managed-by"] === "keelson" ? podNotes(podSpec) : []),
  ];
}

/** Describes a volume claim template, for instance `claim data 10Gi io2`. */
function claim({ metadata, spec }: Fields): string {
  const { resources, storageClassName } = fields(spec);
  const parts = [text(at(metadata, "name")), text(at(resources, "requests", "storage")), text(storageClassName)];
  return ["claim", ...parts].filter((part) => part !== undefined).join(" ");
}

/** Shortens an image: no folders, and only the start of its digest. */
export function shortImage(image: string): string {
  const { name, tag, digest } = parseImage(image);
  const parts = name.split("/");
  const short = parts.length > 2 ? `${parts[0] ?? ""}/…/${parts.at(-1) ?? ""}` : name;
  const pinned = digest === undefined ? "" : `@${digest.slice(0, digest.indexOf(":") + 9)}`;
  const version = `${tag === undefined ? "" : `:${tag}`}${pinned}`;
  return version === "" ? `${short} without a tag` : `${short}${version}`;
}

function replicas({ kind, resource, autoscaler }: Workload): string[] {
  const spec = fields(resource.inputs.spec);
  if (autoscaler !== undefined) {
    return [autoscaled(fields(autoscaler.inputs.spec))];
  }
  if (kind === "CronJob") {
    return [`at ${text(spec.schedule) ?? "unknown times"}`];
  }
  if (kind === "ScaledJob") {
    return [scaled(spec)];
  }
  if (kind === "Job" || kind === "DaemonSet" || kind === "Pod") {
    return [];
  }
  const count = spec.replicas === undefined ? "1" : (text(spec.replicas) ?? "unknown");
  return [count === "1" ? "1 replica" : `${count} replicas`];
}

function autoscaled(spec: Fields): string {
  const { minReplicas, maxReplicas, metrics, targetCPUUtilizationPercentage } = spec;
  if (spec.triggers !== undefined) {
    return scaled(spec);
  }
  const cpu = text(targetCPUUtilizationPercentage);
  const targets = [...items(metrics).map(target), ...(cpu === undefined ? [] : [`cpu ${cpu}%`])];
  const by = targets.length === 0 ? "" : ` on ${targets.join(", ")}`;
  return `autoscaled ${text(minReplicas) ?? "1"}–${text(maxReplicas) ?? "unknown"}${by}`;
}

/** Describes scaling by KEDA, for instance `scaled 0–10 by orders (aws-sqs-queue)`. */
function scaled({ minReplicaCount, maxReplicaCount, triggers }: Fields): string {
  const by = items(triggers).map(({ name, type }) => {
    const [given, kind] = [text(name), text(type) ?? "unknown"];
    return given === undefined || given === kind ? kind : `${given} (${kind})`;
  });
  return `scaled ${text(minReplicaCount) ?? "0"}–${text(maxReplicaCount) ?? "100"} by ${by.join(", ")}`;
}

function target(metric: Fields): string {
  const type = text(metric.type) ?? "";
  const source = fields(metric[`${type.charAt(0).toLowerCase()}${type.slice(1)}`]);
  const name = text(source.name) ?? text(at(source, "metric", "name")) ?? type;
  const { averageUtilization, averageValue, value } = fields(source.target);
  const percent = text(averageUtilization);
  return `${name} ${percent === undefined ? (text(averageValue) ?? text(value) ?? "") : `${percent}%`}`.trim();
}

/** Lists the resources that containers request besides Kubernetes' own: those with a domain, such as `nvidia.com/gpu`. */
function extendedResources(containers: readonly Fields[]): string[] {
  const asked = containers.flatMap(({ resources }) =>
    ["requests", "limits"].flatMap((bound) => Object.keys(fields(fields(resources)[bound]))),
  );
  return [...new Set(asked.filter((name) => name.includes("/")))].sort();
}

/** Describes a device, for instance `nvidia.com/gpu 1`. Its limit, if it has one, is its request. */
function device(podSpec: Fields, name: string): string {
  return `${name} ${podSum(podSpec, "requests", name) ?? "unknown"}`;
}

/** Describes requests and limits, for instance `cpu 200m/300m`. */
function amountsOf(podSpec: Fields, resource: string): string[] {
  const amount = (bound: Bound) => {
    const found = podSum(podSpec, bound, resource);
    return found === undefined ? "–" : formatted(resource, found);
  };
  const pair = `${amount("requests")}/${amount("limits")}`;
  return pair === "–/–" ? [] : [`${resource} ${pair}`];
}
