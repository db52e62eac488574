import { type ObjectReference, readObject, referenceTo } from "../../kubernetes/cluster-access";
import { describe, type KubernetesObject } from "../../kubernetes/object";
import { awaitReady } from "../../readiness/awaiting";
import { deleteObject } from "../objects/deletion";
import { chartManifests } from "./chart-content";
import { runHooks } from "./hook-run";
import { separateHooks, unplayedEvents } from "./hooks";
import { installGroups, installRank, type Manifest } from "./manifests";
import type { ReleaseInputs } from "./release-inputs";
import { applyLeniently, inNamespace, owned, type ReleaseContext, refuseForeign } from "./release-objects";
import { goneFrom } from "./resource-names";

/** Kinds that `helm --wait` waits for; definitions are waited for always. */
const waitedKinds = new Set(["Deployment", "StatefulSet", "DaemonSet", "Pod", "PersistentVolumeClaim", "Service"]);

/** A release that could not be completed, with the objects that exist all the same. */
export class ReleaseError extends Error {
  readonly objects: readonly ObjectReference[];

  constructor(message: string, objects: readonly ObjectReference[]) {
    super(message);
    this.objects = objects;
  }
}

/** Renders a release without applying it, so that a preview finds what Helm refuses. */
export async function tryRelease(context: ReleaseContext, release: ReleaseInputs): Promise<void> {
  await chartManifests(context.access, release, context.sources, context.signal);
}

/** Installs or upgrades: applies all objects in Helm's order, removes what is gone, waits, runs hooks around it. */
export async function applyRelease(
  context: ReleaseContext,
  release: ReleaseInputs,
  before: readonly ObjectReference[],
): Promise<readonly ObjectReference[]> {
  const objects: ObjectReference[] = [];
  try {
    await applyAll(context, release, before, objects);
  } catch (error) {
    context.signal.throwIfAborted();
    if (release.atomic && before.length === 0) {
      await uninstallRelease(context, objects);
      objects.length = 0;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReleaseError(`release ${release.namespace}/${release.name}: ${reason}`, objects);
  }
  return objects;
}

async function applyAll(
  context: ReleaseContext,
  release: ReleaseInputs,
  before: readonly ObjectReference[],
  objects: ObjectReference[],
): Promise<void> {
  const moment = before.length === 0 ? "install" : "upgrade";
  if (release.createNamespace && moment === "install") {
    await makeNamespace(context, release);
  }
  const { chart, manifests: all } = await chartManifests(context.access, release, context.sources, context.signal);
  const { manifests, hooks } = separateHooks(all);
  for (const event of unplayedEvents(hooks)) {
    context.sources.ledger.leaveOut(`${event} hooks of chart ${chart.name} are not run`);
  }
  await runHooks(context, release, hooks, `pre-${moment}`);
  const applied = await applyGroups(context, release, manifests, objects);
  await prune(context, goneFrom(before, objects));
  await awaitRelease(context, release, applied);
  await runHooks(context, release, hooks, `post-${moment}`);
}

/** Helm's `--create-namespace`: the namespace is not part of the release and outlives it. */
async function makeNamespace(context: ReleaseContext, release: ReleaseInputs): Promise<void> {
  const reference = { apiVersion: "v1", kind: "Namespace", name: release.namespace };
  if (await readObject(context.access, reference, context.signal)) {
    return;
  }
  const { apiVersion, kind, name } = reference;
  context.sources.ledger.keep(describe(await applyLeniently(context, { apiVersion, kind, metadata: { name } })));
}

/** Deletes a release's objects in reverse order, without those that its chart asks to keep. */
export async function uninstallRelease(context: ReleaseContext, objects: readonly ObjectReference[]): Promise<void> {
  const ranks = [...new Set(objects.map(({ kind }) => installRank(kind)))].toSorted((first, second) => second - first);
  for (const rank of ranks) {
    await prune(
      context,
      objects.filter(({ kind }) => installRank(kind) === rank),
    );
  }
}

async function prune(context: ReleaseContext, objects: readonly ObjectReference[]): Promise<void> {
  await Promise.all(objects.map((reference) => deleteUnlessKept(context, reference)));
}

async function deleteUnlessKept(context: ReleaseContext, reference: ObjectReference): Promise<void> {
  const live = await readObject(context.access, reference, context.signal);
  if (!live) {
    return;
  }
  if (live.metadata.annotations?.["helm.sh/resource-policy"] === "keep") {
    context.sources.ledger.keep(describe(live));
    return;
  }
  const options = { propagation: "Background", timeoutSeconds: 300, wait: true, signal: context.signal } as const;
  await deleteObject(context.access, reference, options);
}

async function applyGroups(
  context: ReleaseContext,
  release: ReleaseInputs,
  manifests: readonly Manifest[],
  objects: ObjectReference[],
): Promise<KubernetesObject[]> {
  const applied: KubernetesObject[] = [];
  for (const group of installGroups(manifests)) {
    const live = await Promise.all(group.map((manifest) => applyManifest(context, release, manifest, objects)));
    const definitions = live.filter(({ kind }) => kind === "CustomResourceDefinition");
    await Promise.all(definitions.map((one) => awaitReady(context.access, one, limitsOf(release, context))));
    applied.push(...live);
  }
  return applied;
}

async function applyManifest(
  context: ReleaseContext,
  release: ReleaseInputs,
  manifest: Manifest,
  objects: ObjectReference[],
): Promise<KubernetesObject> {
  if (manifest.fromCrdsFolder) {
    const live = await applyLeniently(context, manifest.object);
    context.sources.ledger.keep(describe(live));
    return live;
  }
  const object = owned(await inNamespace(context, manifest.object, release.namespace), release);
  await refuseForeign(context, release, object);
  objects.push(referenceTo(object as unknown as KubernetesObject));
  return applyLeniently(context, object);
}

function limitsOf(release: ReleaseInputs, context: ReleaseContext) {
  return { timeoutSeconds: release.timeoutSeconds, signal: context.signal };
}

async function awaitRelease(
  context: ReleaseContext,
  release: ReleaseInputs,
  applied: readonly KubernetesObject[],
): Promise<void> {
  if (release.skipAwait) {
    return;
  }
  const awaited = applied.filter(
    ({ kind, spec }) =>
      (waitedKinds.has(kind) && (kind !== "Service" || spec?.type === "LoadBalancer")) ||
      (kind === "Job" && release.waitForJobs),
  );
  await Promise.all(awaited.map((object) => awaitReady(context.access, object, limitsOf(release, context))));
}
