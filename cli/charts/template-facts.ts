import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { isRecord } from "../values";

/** Folders of a chart's repository that do not belong to the installed chart. */
const others = /(^|\/)(charts|ci|examples|tests)\//;

/** The same, for facts that are also those of contained charts. */
const withCharts = /(^|\/)((ci|examples|tests)\/|(values|Chart)\.yaml$)/;

/** Lists the kinds whose CRDs the files of a chart and of those that it contains have, each version as `apiVersion kind plural scope`. */
export async function chartKinds(directory: string): Promise<readonly string[]> {
  const documents = (await textsOf(directory, withCharts)).flatMap((text) => text.split(/^---/m));
  return [
    ...new Set(documents.filter((text) => /^kind: CustomResourceDefinition$/m.test(text)).flatMap(kindsIn)),
  ].sort();
}

/** Reads a CRD's lines, because templates make its text no YAML. */
function kindsIn(text: string): string[] {
  const word = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  const group = word(/^ {2}group: (\S+)$/m);
  const rest = [word(/^ {4}kind: (\S+)$/m), word(/^ {4}plural: (\S+)$/m), word(/^ {2}scope: (\S+)$/m)].join(" ");
  const versions = [...text.matchAll(/^ {2,6}(?:- )?name: (v\d+(?:(?:alpha|beta)\d+)?)$/gm)];
  return versions.map(([, version = ""]) => `${group}/${version} ${rest}`);
}

/** Kubernetes' kinds without a namespace that charts contain: https://kubernetes.io/docs/reference/using-api/ */
const clusterScoped: ReadonlySet<string> = new Set([
  "APIService",
  "CSIDriver",
  "ClusterRole",
  "ClusterRoleBinding",
  "CustomResourceDefinition",
  "IngressClass",
  "MutatingWebhookConfiguration",
  "Namespace",
  "PersistentVolume",
  "PriorityClass",
  "RuntimeClass",
  "StorageClass",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
]);

/** Resources that workloads of tenants consist of. */
const ofWorkloads =
  /^(?:pods(?:\/\w+)?|deployments|statefulsets|daemonsets|jobs|cronjobs|services|ingresses|configmaps|secrets|persistentvolumeclaims)$/;

/** What a chart's files may write outside of its own namespace, whatever the values. */
interface ChartScope {
  /** Cluster-scoped kinds of Kubernetes, those of contained charts included. */
  readonly clusterKinds: readonly string[];
  /** Namespaces that its templates name themselves. */
  readonly namespaces: readonly string[];
  /** Kubernetes' own resources that its webhooks see. */
  readonly admits: readonly string[];
}

/** Reads the templates, and the CRDs beside them, of a chart and of those that it contains. */
export async function chartScope(directory: string): Promise<ChartScope> {
  const texts = await textsOf(directory, withCharts);
  const words = (pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(pattern)].map(([, word = ""]) => word));
  const webhooks = texts.filter((text) => /^kind: *(?:Mutating|Validating)WebhookConfiguration\b/m.test(text));
  return {
    clusterKinds: sorted(words(/^kind: *"?(\w+)"?\s*$/gm).filter((kind) => clusterScoped.has(kind))),
    namespaces: sorted(words(/^ {2}namespace: *"?([a-z][-a-z0-9]*)"?\s*$/gm).filter((word) => word !== "null")),
    admits: sorted(webhooks.flatMap(resourcesIn).filter((resource) => ofWorkloads.test(resource))),
  };
}

/** Reads the lists below `resources:` in rules of webhooks, in either form of YAML. */
function resourcesIn(text: string): string[] {
  const lists = [...text.matchAll(/^ *(?:- )?resources: *(\[.*\])?\s*\n((?: *- *.+\n)*)/gm)];
  return lists.flatMap(([, inline = "", below = ""]) => `${inline}\n${below}`.match(/[a-z][a-z/]*/g) ?? []);
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

/**
 * Lists the ports that the containers in a chart's templates open by default.
 *
 * @returns undefined if a template computes one of them, or a contained chart opens some
 */
export async function containerPorts(directory: string): Promise<readonly number[] | undefined> {
  const defaults: unknown = parse(await readFile(path.join(directory, "values.yaml"), "utf8"));
  const texts = await textsOf(path.join(directory, "templates"));
  const ports = texts.flatMap((text) =>
    [...text.matchAll(/containerPort: *(.+)/g)].map(([, port = ""]) => portOf(port.trim(), defaults)),
  );
  const listed = texts.flatMap((text) =>
    [...text.matchAll(/ports:\s*\{\{-? *toYaml \.Values\.([\w.]+)/g)].flatMap(([, keys = ""]) =>
      portsAt(keys, defaults),
    ),
  );
  const contained = await textsOf(path.join(directory, "charts"));
  if (!ports.every((port) => port !== undefined) || contained.some((text) => text.includes("containerPort:"))) {
    return undefined;
  }
  return [...new Set([...ports, ...listed])].filter((port) => port !== 0).sort((a, b) => a - b);
}

/** Lists the ports of a value that is a container's whole `ports`. */
function portsAt(keys: string, defaults: unknown): number[] {
  const value = valueAt(keys, defaults);
  const ports: readonly unknown[] = Array.isArray(value) ? value : [];
  return ports.flatMap((one) => (isRecord(one) ? [Number(one.containerPort)] : [])).filter(Number.isInteger);
}

function valueAt(keys: string, defaults: unknown): unknown {
  return keys.split(".").reduce((at, key) => (isRecord(at) ? at[key] : undefined), defaults);
}

function portOf(text: string, defaults: unknown): number | undefined {
  const [, keys] = /^\{\{-? *\.Values\.([\w.]+) *(?:\| *int *)?-?\}\}$/.exec(text) ?? [];
  const named = keys === undefined ? undefined : valueAt(keys, defaults);
  /* A port without a default is opened only by those who name it. */
  const port = keys === undefined ? text : (named ?? 0);
  return Number.isInteger(Number(port)) ? Number(port) : undefined;
}

async function textsOf(directory: string, without = others): Promise<string[]> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const files = names.filter((name) => /\.(ya?ml|tpl)$/.test(name) && !without.test(name)).sort();
  return Promise.all(files.map((name) => readFile(path.join(directory, name), "utf8")));
}
