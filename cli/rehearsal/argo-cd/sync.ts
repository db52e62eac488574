import { isDeepStrictEqual } from "node:util";
import { apiGroup } from "../../api-group";
import { inputsOfApplication, type Manifest } from "../../charts";
import { at, fields, isRecord, text } from "../../values";
import { type JsonObject, type KubernetesObject, type ObjectReference, readObject } from "../kubernetes";
import {
  applyRelease,
  chartManifests,
  isClusterKind,
  type ReleaseContext,
  ReleaseError,
  type ReleaseInputs,
  readRelease,
  uninstallRelease,
} from "../kubernetes-provider/release";
import { type BroughtObject, beyondProject } from "./bounds";

/** Applies Applications of one chart, as Argo CD would. */
export interface ApplicationSync {
  /** Syncs it, unless it is already synced or nothing requests a sync. @returns the new status; undefined if there is nothing to do */
  bring(application: KubernetesObject, signal: AbortSignal): Promise<JsonObject | undefined>;
  /** Deletes the objects that it created, except CRDs and objects that its chart keeps. */
  remove(application: KubernetesObject, signal: AbortSignal): Promise<void>;
}

/** Creates the simulation of Argo CD's syncs: Helm renders the chart, and the objects are applied with all permissions. */
export function applicationSync(site: ReleaseContext): ApplicationSync {
  const within = (signal: AbortSignal) => ({ ...site, signal: AbortSignal.any([site.signal, signal]) });
  const brought = new Map<string, readonly ObjectReference[]>();
  return {
    bring: async (application, signal) => {
      const release = releaseOf(application);
      const compared = at(application, "status", "sync", "comparedTo", "source");
      if (release === undefined || isDeepStrictEqual(compared, at(application, "spec", "source"))) {
        return undefined;
      }
      const context = within(signal);
      const key = application.metadata.name;
      try {
        const beyond = await beyondItsProject(context, application, release);
        if (beyond.length > 0) {
          return statusOf(application, beyond.join("; "));
        }
        brought.set(key, await applyRelease(context, release, brought.get(key) ?? []));
        return statusOf(application);
      } catch (error) {
        if (!(error instanceof ReleaseError)) {
          throw error;
        }
        brought.set(key, error.objects);
        return statusOf(application, error.message);
      }
    },
    remove: async ({ metadata: { name } }, signal) => {
      const objects = brought.get(name) ?? [];
      /* Argo CD never deletes definitions of kinds with an Application: controller/appcontroller.go, shouldBeDeleted. */
      const definitions = objects.filter(({ kind }) => kind === "CustomResourceDefinition");
      definitions.forEach((one) => site.sources.ledger.keep(`${one.kind} ${one.name}`));
      await uninstallRelease(
        within(signal),
        objects.filter((one) => !definitions.includes(one)),
      );
      brought.delete(name);
    },
  };
}

/**
 * Returns the release that an add-on's Application replaces; undefined for other Applications, and for one that syncs only on request. The
 * Application of an add-on and its project have the same name.
 */
function releaseOf(application: KubernetesObject): ReleaseInputs | undefined {
  const { name } = application.metadata;
  const isAddon = name.startsWith("addon-") && text(application, "spec", "project") === name;
  const inputs = isAddon ? inputsOfApplication(application) : undefined;
  if (inputs === undefined || !isRecord(at(application, "spec", "syncPolicy", "automated"))) {
    return undefined;
  }
  const release = readRelease(JSON.parse(JSON.stringify(inputs)));
  return { ...release, application: name, takeOwnership: true, timeoutSeconds: 600 };
}

async function beyondItsProject(
  context: ReleaseContext,
  application: KubernetesObject,
  release: ReleaseInputs,
): Promise<string[]> {
  const { apiVersion, metadata, spec } = application;
  const name = text(spec, "project") ?? "default";
  const project = await readObject(
    context.access,
    { ...metadata, apiVersion, kind: "AppProject", name },
    context.signal,
  );
  if (project === undefined) {
    return [`Application referencing project ${name} which does not exist`];
  }
  const { manifests } = await chartManifests(context.access, release, context.sources, context.signal);
  const objects = await Promise.all(manifests.map((one) => broughtObject(context, release, one, manifests)));
  return beyondProject(project, text(spec, "source", "repoURL") ?? "", objects);
}

async function broughtObject(
  { access }: ReleaseContext,
  release: ReleaseInputs,
  { object }: Manifest,
  all: readonly Manifest[],
): Promise<BroughtObject> {
  const [apiVersion = "", kind = ""] = [text(object, "apiVersion"), text(object, "kind")];
  const own = all.map((one) => one.object);
  const isNamespaced = (await access.discovery.find(apiVersion, kind))?.namespaced ?? !isClusterKind(object, own);
  return {
    group: apiGroup(apiVersion),
    kind,
    name: text(object, "metadata", "name") ?? "",
    namespace: isNamespaced ? (text(object, "metadata", "namespace") ?? release.namespace) : "",
  };
}

/** Renders the fields of `status` that a program can wait for. */
function statusOf(application: KubernetesObject, failure?: string): JsonObject {
  const { destination, source } = fields(JSON.parse(JSON.stringify(application.spec)));
  const comparedTo = { source, destination };
  const revision = text(source, "targetRevision") ?? "";
  const lastTransitionTime = new Date().toISOString().replace(/\.\d+/, "");
  return JSON.parse(
    JSON.stringify({
      sync: { status: failure === undefined ? "Synced" : "OutOfSync", revision, comparedTo },
      health: { status: failure === undefined ? "Healthy" : "Missing" },
      conditions: failure === undefined ? [] : [{ type: "SyncError", message: failure, lastTransitionTime }],
    }),
  ) as JsonObject;
}
