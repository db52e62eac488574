import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fields, items, text } from "../../values";
import { createCertificateAuthority, waitFor } from "../control-plane";
import { conditionOf, describe, type KubernetesObject, listObjects, readObject } from "../kubernetes";
import { warningsAbout } from "../readiness";
import type { ControllerWork, RealController, WorkContext } from "./definition";
import { decisionOf, timeLimit, trial } from "./trial";

const apiVersion = "keda.sh/v1alpha1";
const autoscaler = { apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler" };

/**
 * Turns ScaledObjects into HorizontalPodAutoscalers, and starts the Jobs of ScaledJobs. It has the version that the add-on's chart runs.
 */
export const keda: RealController = {
  name: "keda",
  tool: "keda",
  needs: [],
  image: "keda",
  args: [
    "--leader-elect=false",
    "--metrics-bind-address=0",
    "--health-probe-bind-address=0",
    "--metrics-service-bind-address=127.0.0.1:0",
    "--enable-cert-rotation=false",
  ],
  mounts: async (directory, namespace) => ({
    args: [`--cert-dir=${await certificatesIn(path.join(directory, "keda-certificates"))}`],
    /* Otherwise it reads its namespace from the files of its account. */
    environment: { KEDA_CLUSTER_OBJECT_NAMESPACE: namespace },
  }),
  judge: async (context) => {
    const lists = await Promise.all(
      ["ScaledObject", "ScaledJob"].map((kind) => listObjects(context.access, apiVersion, kind)),
    );
    const asked = lists.flat();
    const refusals = await Promise.all(asked.map((one) => whyRefused(one, context)));
    const work = sorted(asked, refusals);
    const { namespace } = context;
    const wrong = await tryToScale(context);
    return wrong === undefined
      ? { ...work, tried: [`created a HorizontalPodAutoscaler for a test ScaledObject in ${namespace}`] }
      : { ...work, tried: [], failures: [...work.failures, wrong] };
  },
};

/** Sorts the stack's objects by their results, given the operator's reason for each that it refuses. */
export function sorted(
  asked: readonly KubernetesObject[],
  refusals: readonly (string | undefined)[],
): Omit<ControllerWork, "tried"> {
  const refused = asked.flatMap((object, index) => {
    const reason = refusals[index];
    return reason === undefined ? [] : [{ object: describe(object), reason, isOutside: isOutside(object, reason) }];
  });
  const names = new Set(refused.map(({ object }) => object));
  return {
    total: asked.length,
    handled: asked.map(describe).filter((object) => !names.has(object)),
    unhandled: refused.flatMap(({ object, reason, isOutside }) => (isOutside ? [{ object, reason }] : [])),
    failures: refused.flatMap(({ object, reason, isOutside }) =>
      isOutside ? [] : [`${object} does not scale: ${reason}`],
    ),
  };
}

/** The triggers that the operator answers without a source outside of the cluster. */
const inCluster = new Set(["cpu", "cron", "kubernetes-resource", "kubernetes-workload", "memory"]);

/** Some triggers connect to their source before there is an autoscaler, such as those of databases. No rehearsal has the source. */
function isOutside(scaled: KubernetesObject, reason: string): boolean {
  const hasSource = items(scaled, "spec", "triggers").some(({ type }) => !inCluster.has(String(type)));
  return hasSource && unanswered.test(reason) && !mistaken.test(reason);
}

/** How the operator says that a source does not answer. */
const unanswered = /connection (?:refused|reset)|dial tcp|no such host|i\/o timeout/i;

/** How it says that a trigger lacks something, which no source would change. */
const mistaken = /error parsing|missing required parameter|no .* given/i;

/**
 * Reads the operator's decision. If the source of a trigger does not answer, the operator has accepted the trigger.
 *
 * @param isScaled whether an autoscaler belongs to the object
 * @returns undefined until it has decided
 */
export function decision(scaled: KubernetesObject, isScaled: boolean): { readonly refused?: string } | undefined {
  const ready = conditionOf(scaled, "Ready");
  if (String(ready?.reason).endsWith("CheckFailed")) {
    return { refused: String(ready?.message) };
  }
  if (conditionOf(scaled, "Paused")?.status === "True") {
    return {};
  }
  const isDone = scaled.kind === "ScaledObject" ? isScaled : ready !== undefined && ready.status !== "Unknown";
  return isDone ? {} : undefined;
}

/** A key of a trigger's metadata whose value comes from a container's variable. */
const fromVariable = /FromEnv$/;

/**
 * Reports whether a refusal is final: the trigger itself is wrong, and nothing that it refers to, such as a Secret that may still come, could
 * complete it.
 */
export function isFinal(scaled: KubernetesObject, reason: string): boolean {
  const refers = items(scaled, "spec", "triggers").some(
    ({ authenticationRef, metadata }) =>
      authenticationRef !== undefined || Object.keys(fields(metadata)).some((key) => fromVariable.test(key)),
  );
  return !refers && mistaken.test(reason);
}

/**
 * Waits until the operator accepts an object, which it tries again and again; returns its last reason if it never does, and at once if no
 * further try can help.
 */
async function whyRefused(scaled: KubernetesObject, context: WorkContext): Promise<string | undefined> {
  const { access, signal } = context;
  const { name, namespace } = scaled.metadata;
  let reason = "the operator has not reported a status";
  const withWarnings = async () => [reason, ...(await warningsAbout(access, scaled))].join("; ");
  const decide = async (): Promise<{ readonly refused?: string } | undefined> => {
    const now = await readObject(access, { apiVersion, kind: scaled.kind, name, namespace });
    const decided = now && decision(now, (await autoscalersOf(scaled, context)).length > 0);
    if (decided?.refused === undefined) {
      return decided;
    }
    reason = decided.refused;
    const refused = await withWarnings();
    return isFinal(scaled, refused) ? { refused } : undefined;
  };
  const decided = await decisionOf(`${describe(scaled)} to be accepted`, decide, { signal });
  return decided === undefined ? withWarnings() : decided.refused;
}

async function autoscalersOf({ metadata }: KubernetesObject, { access }: WorkContext): Promise<KubernetesObject[]> {
  const { kind } = autoscaler;
  const all = await listObjects(access, autoscaler.apiVersion, kind, { namespace: metadata.namespace });
  return all.filter((one) => items(one, "metadata", "ownerReferences").some(({ uid }) => uid === metadata.uid));
}

/** Scales a Deployment without pods on a day that hardly ever comes; returns what went wrong. */
async function tryToScale(context: WorkContext): Promise<string | undefined> {
  const { access, namespace, signal } = context;
  const { client } = access;
  const metadata = { name: trial, namespace };
  const [deployments, place] = [
    `/apis/apps/v1/namespaces/${namespace}/deployments`,
    `/apis/${apiVersion}/namespaces/${namespace}/scaledobjects`,
  ];
  const labels = { app: trial };
  const template = { metadata: { labels }, spec: { containers: [{ name: "trial", image: "trial" }] } };
  const spec = { replicas: 0, selector: { matchLabels: labels }, template };
  await client.create(deployments, { apiVersion: "apps/v1", kind: "Deployment", metadata, spec });
  try {
    const when = { timezone: "UTC", start: "0 0 29 2 *", end: "1 0 29 2 *", desiredReplicas: "1" };
    const created = await client.create<KubernetesObject>(place, {
      apiVersion,
      kind: "ScaledObject",
      metadata,
      spec: { scaleTargetRef: { name: trial }, minReplicaCount: 0, triggers: [{ type: "cron", metadata: when }] },
    });
    try {
      const reason = await whyRefused(created, context);
      const [made] = await autoscalersOf(created, context);
      const target = text(made, "spec", "scaleTargetRef", "name");
      if (reason !== undefined || target !== trial) {
        return `the rehearsal's own ${describe(created)} does not scale: ${reason ?? "its autoscaler has another target"}`;
      }
    } finally {
      await client.delete(`${place}/${trial}`);
    }
    const isGone = async () => {
      const object = await readObject(access, { apiVersion, kind: "ScaledObject", name: trial, namespace });
      return object === undefined && (await autoscalersOf(created, context)).length === 0 ? true : undefined;
    };
    await waitFor(`the deletion of ${describe(created)} and its autoscaler`, isGone, { timeLimit, signal });
    return undefined;
  } finally {
    await client.delete(`${deployments}/${trial}`);
  }
}

/** Writes the certificates of the service that the metrics server calls. Nothing calls it in a rehearsal. */
async function certificatesIn(directory: string): Promise<string> {
  const authority = await createCertificateAuthority();
  const { certificate, key } = authority.issue(["keda-operator"]);
  const files = { "ca.crt": authority.certificate, "tls.crt": certificate, "tls.key": key };
  await mkdir(directory, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([name, content]) => writeFile(path.join(directory, name), content, { mode: 0o600 })),
  );
  return directory;
}
