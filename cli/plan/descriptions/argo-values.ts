import { at, type Fields, fields, items, text, texts } from "../../values";

/** The values of Argo CD's objects that matter to a reviewer, by kind. */
export const argoValues: Readonly<Record<string, (inputs: Fields) => readonly (string | undefined)[]>> = {
  AppProject: ({ spec }) => [
    `from ${texts(at(spec, "sourceRepos")).join(", ") || "nowhere"}`,
    `into ${items(at(spec, "destinations")).map(destination).join(", ") || "nowhere"}`,
    ...items(at(spec, "roles")).map(({ name, groups }) => `${text(name) ?? "role"}: ${texts(groups).join(", ")}`),
  ],
  Application: ({ spec }) => application(fields(spec)),
  ApplicationSet: ({ spec }) => [
    ...items(at(spec, "generators")).map(generator),
    ...application(fields(at(spec, "template", "spec"))),
  ],
};

/** Lists the unlimited permissions of a project, and those outside namespaces; none for any other object. */
export function projectAlarms(kind: string, { spec }: Fields): string[] {
  if (kind !== "AppProject") {
    return [];
  }
  const repositories = texts(at(spec, "sourceRepos")).filter((url) => url.includes("*"));
  const places = items(at(spec, "destinations"))
    .map(destination)
    .filter((place) => place.includes("*"));
  const wide = items(at(spec, "namespaceResourceWhitelist")).filter((one) => one.group === "*" || one.kind === "*");
  const ofCluster = items(at(spec, "clusterResourceWhitelist")).map(projectKind);
  return [
    ...(repositories.length === 0 ? [] : [`any repository like ${repositories.join(", ")}`]),
    ...(places.length === 0 ? [] : [`any namespace like ${places.join(", ")}`]),
    ...(wide.length === 0 ? [] : [`any kind like ${wide.map(projectKind).join(", ")}`]),
    ...(ofCluster.length === 0 ? [] : [`cluster-scoped kinds: ${ofCluster.join(", ")}`]),
  ];
}

/** Returns a place as `namespace`, or `namespace of server` in another cluster. */
export function destination({ namespace, server, name }: Fields): string {
  const cluster = text(server) ?? text(name) ?? "";
  const own = cluster === "https://kubernetes.default.svc" || cluster.startsWith("{{");
  return `${text(namespace) ?? "unknown"}${own ? "" : ` of ${cluster}`}`;
}

/** Returns a kind of a project as `Kind.group`, with the names that it is bound to. */
export function projectKind({ group, kind, name }: Fields): string {
  const suffix = text(group) === undefined || group === "" ? "" : `.${text(group) ?? ""}`;
  const only = text(name);
  return `${text(kind) ?? "*"}${suffix}${only === undefined ? "" : ` named ${only}`}`;
}

function application({ project, source, sources, destination: place, syncPolicy }: Fields): string[] {
  const all = source === undefined ? items(sources) : [fields(source)];
  return [
    ...all.map(sourceValue),
    `into ${destination(fields(place))}`,
    `project ${text(project) ?? "default"}`,
    ...(at(syncPolicy, "automated") === undefined ? ["synced manually"] : []),
  ];
}

function sourceValue({ repoURL, targetRevision, path, chart }: Fields): string {
  const what = [text(chart), text(path)].find((part) => part !== undefined);
  return `${what === undefined ? "" : `${what} `}from ${text(repoURL) ?? "unknown"}@${text(targetRevision) ?? "HEAD"}`;
}

function generator({ list, clusters }: Fields): string {
  const names = items(at(list, "elements")).flatMap(({ name }) => text(name) ?? []);
  const labels = Object.entries(fields(at(clusters, "selector", "matchLabels")));
  return clusters === undefined
    ? `for ${names.join(", ")}`
    : `for clusters with ${labels.map(([key, value]) => `${key}=${text(value) ?? ""}`).join(", ")}`;
}
