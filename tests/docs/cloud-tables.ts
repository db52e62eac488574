import { type Cloud, type Cluster, catalogue } from "../../components";
import { AksCni } from "../../components/clusters/aks";
import { EksCni } from "../../components/clusters/eks";
import { GkeCni } from "../../components/clusters/gke";
import { aksCluster } from "../support/aks";
import { eksCluster } from "../support/eks";
import { gkeCluster } from "../support/gke";
import { runProgram } from "../support/run-program";
import { deviations, words } from "./cloud-words";

/** The names of the clouds. */
const titles = { aws: "AWS", gcp: "Google Cloud", azure: "Azure", none: "no cloud" } as const satisfies Record<
  Cloud,
  string
>;
const clouds = Object.keys(titles) as Cloud[];

/** The kinds of cluster that Keelson creates, each with every storage tier and each of its CNIs. */
const kinds = {
  EKS: { create: (cni?: EksCni) => eksCluster({ cni, storage: { shared: true } }), cnis: Object.values(EksCni) },
  GKE: { create: (cni?: GkeCni) => gkeCluster({ cni, storage: { shared: true } }), cnis: Object.values(GkeCni) },
  AKS: { create: (cni?: AksCni) => aksCluster({ cni, storage: { shared: true } }), cnis: Object.values(AksCni) },
} as const;

/** The generated parts of the page, by the name in their marks. */
export async function cloudTables(): Promise<Readonly<Record<string, string>>> {
  return {
    words: wordTable(),
    clusters: await clusterTable(),
    addons: await addonTable(),
    deviations: deviationTable(),
  };
}

async function clusterTable(): Promise<string> {
  const columns = [
    await factsOf(kinds.EKS.create, kinds.EKS.cnis),
    await factsOf(kinds.GKE.create, kinds.GKE.cnis),
    await factsOf(kinds.AKS.create, kinds.AKS.cnis),
  ];
  const rows = Object.keys(columns[0] ?? {}).map((fact) => [fact, ...columns.map((column) => column[fact] ?? "")]);
  return table(["", ...Object.keys(kinds)], rows);
}

async function factsOf<T extends string>(
  create: (cni?: T) => Cluster,
  cnis: readonly T[],
): Promise<Readonly<Record<string, string>>> {
  const plain = await made(() => create());
  const hostNames: T[] = [];
  for (const cni of cnis) {
    const { network } = await made(() => create(cni));
    hostNames.push(...(namesHosts(network) ? [cni] : []));
  }
  const { standard, fast, shared } = plain.storageClasses;
  return {
    "CNIs, the default first": code([...cnis].sort((one, other) => rank(one, plain) - rank(other, plain))),
    "CNIs that enforce policies on host names": code(hostNames),
    "the API server calls webhooks from": plain.network.apiServer.sources
      .map((source) => ("cidr" in source ? "addresses" : `pods of \`${Object.values(source.labels).join()}\``))
      .filter((text, index, all) => all.indexOf(text) === index)
      .join(", "),
    "storage classes: standard, fast, shared": code([standard, fast, shared].filter((name) => name !== undefined)),
    "capabilities that it brings": code(plain.builtin.map(({ capability }) => capability.name)),
  };
}

function rank(cni: string, { network }: Cluster): number {
  return cni === network.cni ? 0 : 1;
}

function namesHosts({ cni, ciliumPolicies, hostPolicies }: Cluster["network"]): boolean {
  return cni === "cilium" && ciliumPolicies !== false && hostPolicies !== false;
}

/** Returns the cluster that a program creates. */
async function made(create: () => Cluster): Promise<Cluster> {
  const clusters: Cluster[] = [];
  await runProgram(() => {
    clusters.push(create());
  });
  const [cluster] = clusters;
  if (cluster === undefined) {
    throw new Error("the program made no cluster");
  }
  return cluster;
}

/** Returns the names of the capabilities that a cluster in a cloud brings. */
async function broughtByCloud(): Promise<Readonly<Record<Cloud, readonly string[]>>> {
  const namesOf = ({ builtin }: Cluster) => builtin.map(({ capability }) => capability.name);
  return {
    aws: namesOf(await made(() => eksCluster())),
    gcp: namesOf(await made(() => gkeCluster())),
    azure: namesOf(await made(() => aksCluster())),
    none: [],
  };
}

function wordTable(): string {
  const rows = Object.entries(words).map(([word, inEach]) => [word, ...clouds.map((cloud) => inEach[cloud])]);
  return table(["", ...clouds.map((cloud) => titles[cloud])], rows);
}

async function addonTable(): Promise<string> {
  const brought = await broughtByCloud();
  const rows = catalogue.map(({ facts, capabilities }) => [
    facts.name,
    ...clouds.map((cloud) => {
      const runs = facts.clouds?.[cloud] ?? true;
      const rivals = capabilities.filter(
        ({ name, builtin }) => builtin === "excludes" && brought[cloud].includes(name),
      );
      const why = runs === true && rivals.length > 0 ? "the cluster brings it" : runs;
      return why === true ? "yes" : `no: ${why}`;
    }),
  ]);
  return table(["add-on", ...clouds.map((cloud) => titles[cloud])], rows);
}

function deviationTable(): string {
  const rows = clouds.flatMap((cloud) => deviations[cloud].map(([what, why]) => [titles[cloud], what, why]));
  return table(["where", "what", "why"], rows);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ") || "—";
}
