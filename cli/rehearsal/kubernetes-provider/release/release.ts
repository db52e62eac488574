import type { Manifest } from "../../../charts";
import { messageOf } from "../../../error-message";
import {
  describe,
  type KubernetesObject,
  type ObjectReference,
  readObject,
  referenceTo,
  toObject,
} from "../../kubernetes";
import { awaitReady } from "../../readiness";
import { deleteObject } from "../objects";
import { chartManifests } from "./chart-content";
import { runHooks } from "./hook-run";
import { separateHooks, unplayedEvents } from "./hooks";
import { installGroups, installRank } from "./install-order";
import type { ReleaseInputs } from "./release-inputs";
import {
  applyLeniently,
  inNamespace,
  limitsOf,
  owned,
  presumeAround,
  type ReleaseContext,
  refuseForeign,
} from "./release-objects";
import { goneFrom } from "./resource-names";

/** Kinds that `helm --wait` waits for; definitions are always waited for. */
const waitedKinds = new Set(["Deployment", "StatefulSet", "DaemonSet", "Pod", "PersistentVolumeClaim", "Service"]);

/** How long the objects of a cancelled release may take to go. */
const cleanupMilliseconds = 60_000;

/** Thrown when a release cannot be completed; some of its objects exist nevertheless. */
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

/** Installs or upgrades a release: runs hooks, applies objects in Helm's order, deletes removed ones, waits, runs hooks. */
export async function applyRelease(
  context: ReleaseContext,
  release: ReleaseInputs,
  before: readonly ObjectReference[],
): Promise<readonly ObjectReference[]> {
  const objects: ObjectReference[] = [];
  try {
    await applyAll(context, release, before, objects);
  } catch (error) {
    if (release.atomic && before.length === 0) {
      /* Helm cleans up after a cancellation, too. */
      const signal = context.signal.aborted ? AbortSignal.timeout(cleanupMilliseconds) : context.signal;
      await uninstallRelease({ ...context, signal }, objects);
      objects.length = 0;
    }
    const reason = messageOf(error);
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
  const operation = before.length === 0 ? "install" : "upgrade";
  if (release.createNamespace && operation === "install") {
    await createNamespace(context, release);
  }
  const { chart, manifests: all } = await chartManifests(context.access, release, context.sources, context.signal);
  const { manifests, hooks } = separateHooks(all);
  for (const event of unplayedEvents(hooks)) {
    context.sources.ledger.leaveOut(`${event} hooks of chart ${chart.name} do not run`);
  }
  await runHooks(context, release, hooks, `pre-${operation}`);
  const applied = await applyGroups(context, release, manifests, objects);
  await prune(context, goneFrom(before, objects));
  await awaitRelease(context, release, applied);
  await runHooks(context, release, hooks, `post-${operation}`);
}

/** Works like Helm's `--create-namespace`: the namespace is not part of the release and outlives it. */
async function createNamespace(context: ReleaseContext, { namespace: name }: ReleaseInputs): Promise<void> {
  const type = { apiVersion: "v1", kind: "Namespace" };
  if (await readObject(context.access, { ...type, name }, context.signal)) {
    return;
  }
  context.sources.ledger.keep(describe(await applyLeniently(context, { ...type, metadata: { name } })));
}

/** Deletes a release's objects in reverse order, except those that its chart keeps. */
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
  const { access, signal, sources } = context;
  const live = await readObject(access, reference, signal);
  if (!live) {
    return;
  }
  if (live.metadata.annotations?.["helm.sh/resource-policy"] === "keep") {
    sources.ledger.keep(describe(live));
    return;
  }
  await deleteObject(access, reference, { propagation: "Background", timeoutSeconds: 300, signal });
}

async function applyGroups(
  context: ReleaseContext,
  release: ReleaseInputs,
  manifests: readonly Manifest[],
  objects: ObjectReference[],
): Promise<KubernetesObject[]> {
  const applied: KubernetesObject[] = [];
  for (const group of installGroups(manifests)) {
    const live = await allOf(group.map((manifest) => applyManifest(context, release, manifest, objects)));
    const definitions = live.filter(({ kind }) => kind === "CustomResourceDefinition");
    await Promise.all(definitions.map((one) => awaitReady(context.access, one, limitsOf(release, context))));
    applied.push(...live);
  }
  return applied;
}

/** Waits for all of them even if one fails, so that a rollback finds every object. */
async function allOf<Result>(applying: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(applying);
  return Promise.all(applying);
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
  await presumeAround(context, manifest.object, release.namespace);
  const object = toObject(owned(await inNamespace(context, manifest.object, release.namespace), release));
  await refuseForeign(context, release, object);
  objects.push(referenceTo(object));
  return applyLeniently(context, object);
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
