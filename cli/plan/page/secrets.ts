import type { RegisteredResource } from "../../../components/testing";
import type { Identity } from "../../pages/contract";
import { shortened } from "../../shortened";
import { fields, items, text } from "../../values";
import { descriptions, durationWords, shown } from "../descriptions";
import { kindOf, nameOf, namespaceOf } from "../label";
import { chartReaders, secretReaders } from "./secret-readers";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Rights to read secrets of a store, by the service, or by the field of the provider: https://external-secrets.io/latest/api/spec/ */
const readRights: Readonly<Record<string, RegExp>> = {
  SecretsManager: /^secretsmanager:(?:GetSecretValue|\*)$/,
  ParameterStore: /^ssm:(?:GetParameters?|\*)$/,
  gcpsm: /secretmanager\.(?:secretAccessor|admin)/,
  azurekv: /^Key Vault (?:Secrets|Administrator)/,
};

/** The default of external-secrets. https://external-secrets.io/latest/api/externalsecret/ */
const defaultRefresh = "1h";

/** Says where secrets come from, as whom and how often they are read, and which workloads use them. */
export function secretLines(
  made: readonly RegisteredResource[],
  byUrn: ByUrn,
  identities: readonly Identity[],
): string[] {
  const objects = made.filter(({ type }) => type.startsWith("kubernetes:"));
  const stores = objects.filter((each) => /^(?:Cluster)?SecretStore$/.test(kindOf(each)));
  const readers = secretReaders(made);
  const synced = objects.filter((each) => /^(?:Cluster)?ExternalSecret$/.test(kindOf(each)));
  const own = objects.filter((each) => ["Secret", "SealedSecret"].includes(kindOf(each)));
  const known = new Set([...synced, ...own].map(targetOf));
  const others = [...readers].filter(([name]) => !known.has(name));
  if (stores.length + synced.length + own.length + readers.size === 0) {
    return [];
  }
  const describe = descriptions(made);
  const readersOf = (secret: RegisteredResource) => [
    ...(readers.get(targetOf(secret)) ?? []),
    ...chartReaders(made, targetOf(secret)),
  ];
  return [
    ...stores.map((store) => storeLine(store, describe(store).values, identities)),
    ...synced.map((each) => [...syncedWords(each), readerWords(readersOf(each))].join(" · ")),
    ...own.map((each) => [nameOf(each), ownWords(each), readerWords(readersOf(each))].join(" · ")),
    ...others.map(([name, by]) => `${name} · a Secret that this program does not declare · ${readerWords(by)}`),
    ...unusedLines(stores, synced, readers),
    ...atRest(made, byUrn),
  ];
}

function storeLine(store: RegisteredResource, values: readonly string[], identities: readonly Identity[]): string {
  const [kind = ""] = Object.keys(fields(store.inputs, "spec", "provider"));
  const right = readRights[text(store.inputs, "spec", "provider", kind, "service") ?? kind];
  const who = identities.filter(({ rights }) =>
    rights.some(({ denied, may }) => !denied && may.some((each) => right?.test(each) === true)),
  );
  const vaultRole = text(store.inputs, "spec", "provider", "vault", "auth", "kubernetes", "role");
  const places = items(store.inputs, "spec", "conditions").flatMap(namespaceWords);
  const where = places.map((place, index) => (index > 0 ? place.replace(/^with the label /, "") : place));
  return [
    `Secret store ${nameOf(store)}`,
    ...values,
    ...(who.length === 0 ? [] : [`read as ${shortened(who.map(identityName))}`]),
    ...(vaultRole === undefined ? [] : [`read with Vault's role ${vaultRole}`]),
    ...(places.length === 0 ? [] : [`for namespaces ${where.join(" or ")}`]),
  ].join(" · ");
}

/** Names a workload's identity by its service account, and the role that it acts as. */
function identityName({ as, who }: Identity): string {
  const [, namespace, account] = /^principal:.*\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(who) ?? [];
  const name = account === undefined ? who : `service account ${namespace ?? ""}/${account}`;
  return as.length === 0 ? name : `${name} (${as.join(", ")})`;
}

function namespaceWords({ namespaceSelector, namespaces }: Readonly<Record<string, unknown>>): string[] {
  const names = Array.isArray(namespaces) ? namespaces.filter((name) => typeof name === "string") : [];
  const labels = Object.entries(fields(namespaceSelector, "matchLabels")).map(
    ([key, value]) => `with the label ${key}=${String(value)}`,
  );
  const keys = items(namespaceSelector, "matchExpressions").flatMap(({ key, operator }) =>
    operator === "Exists" ? [`with the label ${text(key) ?? ""}`] : [],
  );
  return [...names, ...labels, ...keys];
}

function syncedWords(secret: RegisteredResource): string[] {
  const { inputs } = secret;
  const spec = kindOf(secret) === "ClusterExternalSecret" ? fields(inputs, "spec", "externalSecretSpec") : inputs.spec;
  const keys = [
    ...items(spec, "data").map(({ remoteRef }) => remoteRef),
    ...items(spec, "dataFrom").map(({ extract }) => extract),
  ];
  const names = [...new Set(keys.flatMap((ref) => text(ref, "key") ?? []))];
  const store = text(spec, "secretStoreRef", "name") ?? "another store";
  const every = durationWords(text(spec, "refreshInterval") ?? defaultRefresh);
  const isOnce = text(spec, "refreshPolicy") === "CreatedOnce" || every.startsWith("0");
  return [
    targetOf(secret),
    `from store ${store}${names.length === 0 ? "" : `, ${names.length === 1 ? "key" : "keys"} ${shortened(names)}`}`,
    isOnce ? "read once" : `read again every ${every.replace(/^1 /, "")}`,
  ];
}

function ownWords(secret: RegisteredResource): string {
  return kindOf(secret) === "SealedSecret"
    ? "encrypted in the program, opened by the cluster"
    : "its value is in the state of Pulumi";
}

function readerWords(readers: readonly string[]): string {
  return readers.length === 0 ? "nothing in this program reads it" : `read by ${shortened(readers, 6)}`;
}

/** Returns the namespace and name of the Secret that an object makes. */
function targetOf(secret: RegisteredResource): string {
  const target = text(secret.inputs, "spec", "target", "name");
  const namespace = namespaceOf(secret);
  return target === undefined || namespace === "" ? nameOf(secret) : `${namespace}/${target}`;
}

function unusedLines(
  stores: readonly RegisteredResource[],
  synced: readonly RegisteredResource[],
  readers: ReadonlyMap<string, readonly string[]>,
): string[] {
  const none = [
    ...(stores.length > 0 && synced.length === 0 ? ["no ExternalSecret takes a value from a store"] : []),
    ...(readers.size === 0 ? ["none of the program's own workloads reads a Secret"] : []),
  ];
  return none.length === 0 ? [] : [`In this program · ${none.join(", and ")}`];
}

/** Says by which key a cluster encrypts its Secrets. */
function atRest(made: readonly RegisteredResource[], byUrn: ByUrn): string[] {
  return made.flatMap((each) =>
    shown(each, byUrn)
      .values.filter((value) => /^secrets encrypted/i.test(value))
      .map((value) => `In the cluster · ${value.replace(/^s/, "S")}`),
  );
}
