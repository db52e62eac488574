import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { ComponentNode, Door, Fact, Identity } from "../../pages/contract";
import { shortened } from "../../shortened";
import { costSummary, costTitle, planCost } from "../cost";
import { descriptions, shown, workloads } from "../descriptions";
import { kindOf, nameOf } from "../label";
import { isMade } from "../order";
import type { Plan } from "../program";
import { accessLines } from "./access";
import { addonLines } from "./addons";
import { backupLines, backupPlaces } from "./backups";
import { doorLine } from "./doors";
import { hostLines } from "./hosts";
import { laterLines } from "./later";
import { managedAddons } from "./managed-addons";
import { metricLines } from "./metrics";
import { clusterType, networkLines } from "./networks";
import { poolLines } from "./pools";
import { roleLines } from "./role-lines";
import { secretLines } from "./secrets";
import { storageLines } from "./storage";
import { survivalLines } from "./survival";

/** The clouds' names, by the package of their provider. */
const clouds: Readonly<Record<string, string>> = {
  aws: "Amazon Web Services",
  "azure-native": "Microsoft Azure",
  gcp: "Google Cloud",
};

/** Common names of the clusters that the components make. */
const platforms: Readonly<Record<string, string>> = {
  EksCluster: "Amazon EKS",
  PulumiEksCluster: "Amazon EKS",
  GkeCluster: "Google GKE",
  AksCluster: "Azure AKS",
  ExistingCluster: "an existing cluster",
};

/** What a plan's page knows besides its resources, from which the summary takes its lines. */
interface Known {
  readonly nodes: readonly ComponentNode[];
  readonly doors: readonly Door[];
  readonly open: readonly string[];
  readonly outbound: readonly string[];
  readonly identities: readonly Identity[];
  readonly warnings: readonly string[];
}

/** Returns the facts that describe a stack: where it runs, who gets in, what is open, what runs, where data and backups are, the cost, and risks. */
export function factsOf(plan: Plan, { doors, identities, nodes, open, outbound, warnings }: Known): Fact[] {
  const { ofCharts, resources } = plan;
  const made = resources.filter(({ read }) => read !== true);
  const byUrn = new Map(made.map((resource) => [resource.urn, resource]));
  const describe = descriptions(made);
  const cloudLine = (resource: RegisteredResource) => {
    const name = resource.component ? resource.name : nameOf(resource);
    return [name, ...shown(resource, byUrn).values].join(" · ");
  };
  const titledLine = (resource: RegisteredResource) => {
    const { title = nameOf(resource), values } = shown(resource, byUrn);
    return [title, ...values].join(" · ");
  };
  const providers = made.filter(({ type }) => type.startsWith("pulumi:providers:") && cloudOf(type) !== undefined);
  const facts: Fact[] = [
    {
      title: "Cloud",
      lines: [...new Set(providers.map((each) => [cloudOf(each.type) ?? "", ...describe(each).values].join(" · ")))],
    },
    { title: "Network", lines: networkLines(made, byUrn) },
    { title: "Cluster", lines: clusterLines(made, nodes, cloudLine) },
    counted("Node pools", poolLines(made, byUrn)),
    { title: "Who gets in", lines: [...accessLines(identities), ...roleLines(identities)] },
    { title: "Open to the internet", lines: openLines(doors, open) },
    { title: "Only inside the network", lines: doors.filter(({ exposure }) => exposure === "internal").map(doorLine) },
    counted("Host names", hostLines(made)),
    { title: "Out of the cluster", lines: outbound },
    counted("Tenants", tenantLines(nodes)),
    { title: "Workloads", count: workloads(made).length, lines: workloadLines(made) },
    { title: "Secrets", lines: secretLines(made, byUrn, identities) },
    { title: "Data", lines: storageLines(made) },
    { title: "Backups", lines: backupLines(made, byUrn) },
    { title: "What survives", lines: survivalLines(made, byUrn, backupPlaces(made, byUrn)) },
    { title: "Metrics and alerts", lines: metricLines(made) },
    { title: "Logs", lines: made.filter(({ type }) => logType.test(type)).map(titledLine) },
    { title: costTitle, lines: costSummary(planCost({ resources: made, ...(ofCharts && { ofCharts }) })) },
    {
      title: "Warnings",
      lines:
        warnings.length === 0 ? ["The checks of a plan found none"] : [`${warnings.length}, listed below these facts`],
    },
    { title: "Resources", lines: [countLine(resources)] },
    { title: "Known only after up", lines: laterLines(plan, byUrn) },
    counted("Add-ons of the cloud", managedAddons(made)),
    counted("Add-ons", addonLines(made, byUrn, doors)),
  ];
  return facts.filter(({ lines }) => lines.length > 0);
}

const logType =
  /^(?:aws:cloudwatch\/logGroup:LogGroup|gcp:logging\/projectBucketConfig:ProjectBucketConfig|azure-native:operationalinsights(?:\/\w+)?:Workspace)$/;

function openLines(doors: readonly Door[], open: readonly string[]): string[] {
  const lines = [...doors.filter(({ exposure }) => exposure !== "internal").map(doorLine), ...open];
  return lines.length === 0
    ? ["Nothing that this program makes"]
    : [...lines, "Nothing else that this program makes is open to the internet"];
}

/** Says in a sentence what a stack is. */
export function headlineOf(resources: readonly RegisteredResource[], facts: readonly Fact[]): string {
  const kinds = resources.filter(({ component }) => component).map(kindOf);
  const clusters = [...new Set(kinds.filter((kind) => kind.endsWith("Cluster")))].map(
    (kind) => platforms[kind] ?? kind,
  );
  const count = (title: string, one: string, many: string) => {
    const number = facts.find((fact) => fact.title === title)?.count ?? 0;
    return number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];
  };
  const parts = [
    ...count("Node pools", "node pool", "node pools"),
    ...count("Add-ons", "add-on", "add-ons"),
    ...count("Tenants", "tenant", "tenants"),
    ...count("Workloads", "workload", "workloads"),
  ];
  const start = clusters.length === 0 ? "A program" : `A Kubernetes platform on ${clusters.join(" and ")}`;
  const inside = parts.length === 0 ? "" : ` with ${parts.join(", ")}`;
  const made = resources.filter(isMade).length;
  return `${start}${inside}: ${made} ${made === 1 ? "resource" : "resources"}.`;
}

/** Says how many resources there are. Pulumi also counts those that only group or connect. */
function countLine(resources: readonly RegisteredResource[]): string {
  const made = resources.filter(isMade).length;
  const others = resources.length - made;
  const more = `Pulumi counts ${others} more: components, which group resources, and providers, which connect to a cloud or cluster`;
  return `${made} in the cloud and the cluster${others === 0 ? "" : `. ${more}`}`;
}

function counted(title: string, lines: readonly string[]): Fact {
  return { title, count: lines.length, lines };
}

function cloudOf(type: string): string | undefined {
  return clouds[type.slice(type.lastIndexOf(":") + 1)];
}

function clusterLines(
  made: readonly RegisteredResource[],
  nodes: readonly ComponentNode[],
  cloudLine: (resource: RegisteredResource) => string,
): string[] {
  const own = made
    .filter(({ type }) => clusterType.test(type))
    .map((each) => cloudLine(each).replace(/ · (?=\d+\.\d+)/, ` · ${clusterName(each)}, Kubernetes `));
  const others = nodes.filter(({ category, size }) => category === "cluster" && own.length === 0 && size > 0);
  return [...own, ...others.map(({ name, kind }) => `${name} · ${kind}`)];
}

/** Returns the name of a cluster's service, by the package of its type. */
function clusterName({ type }: RegisteredResource): string {
  return type.startsWith("aws:") ? "Amazon EKS" : type.startsWith("gcp:") ? "Google GKE" : "Azure AKS";
}

/** The most workloads that the summary names for a tenant. */
const mostNames = 16;

function tenantLines(nodes: readonly ComponentNode[]): string[] {
  const children = groupBy(nodes, ({ parent }) => parent ?? -1);
  return nodes.flatMap(({ category, name }, id) => {
    const workloads = (children.get(id) ?? []).filter((child) => child.category === "workload");
    const count = `${workloads.length} ${workloads.length === 1 ? "workload" : "workloads"}`;
    const names = shortened(
      workloads.map((child) => child.label),
      mostNames,
    );
    return category === "tenant" ? [[name, names === "" ? count : `${count}: ${names}`].join(" · ")] : [];
  });
}

function workloadLines(made: readonly RegisteredResource[]): string[] {
  const byKind = [...groupBy(workloads(made), ({ kind }) => kind)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  return byKind.map(([kind, { length }]) => `${length} ${kind}${length === 1 ? "" : "s"}`);
}
