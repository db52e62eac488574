import { type ChartLedger, openDefinitions, withEarlierVersions } from "../charts";
import { type ClusterAccess, describe, type KubernetesObject, readObject, referenceTo } from "../kubernetes";
import { isThereSoon } from "./is-there-soon";
import { type NamedClass, namedClaims, namedClasses } from "./named-classes";
import { applyObject } from "./objects";
import { fieldManager, presumeClaim } from "./presumed-claim";
import type { ProviderSettings } from "./settings";

/** The cluster of an object, and whether it existed before the program. */
interface Surrounded {
  readonly access: ClusterAccess;
  readonly settings: Pick<ProviderSettings, "isAmbient">;
  readonly signal: AbortSignal;
}

/**
 * Creates what an object needs and the run lacks: its namespace, if the cluster existed before the program; its kind, and the classes and
 * claims that it names, which an absent chart may also create. Each is assumed to exist, and the report names it.
 */
export async function presumeSurroundings(
  { access, settings, signal }: Surrounded,
  ledger: ChartLedger,
  object: KubernetesObject,
): Promise<void> {
  const { namespace } = object.metadata;
  ledger.hasEarlierCluster ||= settings.isAmbient;
  if (settings.isAmbient || ledger.lacksObjects) {
    await presumeKind(access, ledger, object, signal);
    for (const named of namedClasses(object)) {
      await presumeClass(access, ledger, named, signal);
    }
  }
  if (settings.isAmbient && namespace !== undefined) {
    await presumeNamespace(access, ledger, namespace, signal);
  }
  if (namespace !== undefined && mayHoldOthers(namespace, settings, ledger)) {
    for (const name of namedClaims(object)) {
      await presumeClaim(access, ledger, { namespace, name }, signal);
    }
  }
}

/**
 * Notes an object that a program patches and nothing creates, if somebody else may have created it. The patch creates it here, and a
 * destroy leaves it, as it leaves everything that others created.
 */
export async function presumePatched(
  surrounded: Surrounded,
  ledger: ChartLedger,
  object: KubernetesObject,
): Promise<void> {
  const { access, settings, signal } = surrounded;
  await presumeSurroundings(surrounded, ledger, object);
  if ((settings.isAmbient || ledger.lacksObjects) && !(await isThereSoon(access, referenceTo(object), signal))) {
    ledger.presumed.make(describe(object));
  }
}

/** Reports whether somebody else may have created objects in a namespace: not if the program creates the namespace. */
function mayHoldOthers(namespace: string, { isAmbient }: Surrounded["settings"], ledger: ChartLedger): boolean {
  return ledger.lacksObjects || (isAmbient && !ledger.presumed.isDeclared(`Namespace ${namespace}`));
}

/** Defines a kind that accepts any field. The program or a chart may create a definition at the same time, so this waits for one first. */
async function presumeKind(
  access: ClusterAccess,
  ledger: ChartLedger,
  { apiVersion, kind, metadata }: KubernetesObject,
  signal: AbortSignal,
): Promise<void> {
  const [group = "", version] = apiVersion.split("/");
  if (version === undefined || ledger.presumed.isDeclared(`${kind} of ${group}`)) {
    return;
  }
  const isServed = await access.discovery.require(apiVersion, kind, signal).then(
    () => true,
    () => false,
  );
  if (isServed) {
    return;
  }
  signal.throwIfAborted();
  const scope = metadata.namespace === undefined ? "Cluster" : "Namespaced";
  const plural = pluralOf(kind);
  const name = `${plural}.${group}`;
  const reference = { apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name };
  const earlier = await readObject(access, reference, signal);
  for (const definition of openDefinitions([{ group, version, kind, plural, scope }])) {
    const whole = earlier === undefined ? definition : withEarlierVersions(definition, earlier);
    if (whole !== undefined) {
      ledger.presumed.make(`CustomResourceDefinition ${name}`);
      await applyObject(access, whole, { fieldManager, signal });
    }
  }
}

/** Returns the plural of a kind as Kubernetes' code generators write it. */
export function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (/[^aeiou]y$/.test(singular)) {
    return `${singular.slice(0, -1)}ies`;
  }
  return /(?:s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

async function presumeNamespace(
  access: ClusterAccess,
  ledger: ChartLedger,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const own = `Namespace ${name}`;
  const reference = { apiVersion: "v1", kind: "Namespace", name };
  if (ledger.presumed.isDeclared(own) || (await readObject(access, reference, signal)) !== undefined) {
    return;
  }
  ledger.presumed.make(own);
  const { apiVersion, kind } = reference;
  await applyObject(access, { apiVersion, kind, metadata: { name } }, { fieldManager, signal });
  await awaitServiceAccount(access, name, signal);
}

/** A chart may create the class at the same time, so this waits for it first. */
async function presumeClass(
  access: ClusterAccess,
  ledger: ChartLedger,
  named: NamedClass,
  signal: AbortSignal,
): Promise<void> {
  const { apiVersion, kind, metadata } = named;
  const own = `${kind} ${metadata.name}`;
  const reference = { apiVersion, kind, name: metadata.name };
  if (ledger.presumed.isDeclared(own) || (await isThereSoon(access, reference, signal))) {
    return;
  }
  ledger.presumed.make(own);
  await applyObject(access, named, { fieldManager, signal });
}

/** Waits for the ServiceAccount that a controller creates in each namespace, without which no pod is admitted. */
async function awaitServiceAccount(access: ClusterAccess, namespace: string, signal: AbortSignal): Promise<void> {
  const account = { apiVersion: "v1", kind: "ServiceAccount", namespace, name: "default" };
  await isThereSoon(access, account, signal, 10_000);
}
