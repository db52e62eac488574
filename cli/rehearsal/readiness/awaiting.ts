import { at, items, text } from "../../values";
import { cancelledWait } from "../engine";
import {
  type ClusterAccess,
  describe,
  type KubernetesObject,
  listObjects,
  readObject,
  watchObject,
} from "../kubernetes";
import { notReadyMessage, podsOf, warningsAbout } from "./events";
import { goesWhenDone, type Readiness, type Surroundings } from "./readiness";
import { ObstacleClock, obstaclesOf, reasonOf } from "./stuck-pods";
import type { WaitBoard } from "./wait-board";
import { awaitedReadinessOf, isAwaited } from "./wait-for";

/** An object exists but does not become ready. */
export class NotReadyError extends Error {
  readonly live: KubernetesObject;

  constructor(message: string, live: KubernetesObject) {
    super(message);
    this.live = live;
  }
}

/** Kinds with pods, which are inspected during the wait. */
const workloadKinds = new Set(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "Pod"]);

/** Returns the official provider's timeout for an object: what an annotation says, otherwise the default of its kind. */
export function defaultTimeoutSeconds({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): number {
  const said = Number(metadata.annotations?.["pulumi.com/timeoutSeconds"]);
  const usual = { PersistentVolumeClaim: 300, Namespace: 300, CustomResourceDefinition: 300 }[kind] ?? 600;
  return Number.isInteger(said) && said > 0 ? said : usual;
}

/**
 * Waits until an applied object is ready, and returns it.
 *
 * @throws NotReadyError
 */
export async function awaitReady(
  access: ClusterAccess,
  applied: KubernetesObject,
  limits: { readonly timeoutSeconds: number; readonly signal: AbortSignal; readonly waits: WaitBoard },
): Promise<KubernetesObject> {
  if (!isAwaited(applied)) {
    return applied;
  }
  const wait = new ReadinessWait(access, applied, limits.waits);
  const inTime = await watchObject(access, applied, limits, (current) => wait.look(current))
    .catch((error: unknown) => {
      if (!limits.signal.aborted) {
        throw error;
      }
      throw new NotReadyError(`${describe(wait.live)} ${cancelledWait}: ${wait.reason}`, wait.live);
    })
    .finally(() => limits.waits.end(describe(applied)));
  if (!inTime) {
    await wait.fail(`${wait.reason} after ${limits.timeoutSeconds} s`);
  }
  return wait.live;
}

class ReadinessWait {
  readonly #access: ClusterAccess;
  readonly #waits: WaitBoard;
  live: KubernetesObject;
  reason = "its status is not known yet";
  readonly #clock = new ObstacleClock();
  #lastPodLook = 0;

  constructor(access: ClusterAccess, live: KubernetesObject, waits: WaitBoard) {
    this.#access = access;
    this.#waits = waits;
    this.live = live;
  }

  async look(current: KubernetesObject | undefined): Promise<boolean> {
    if (!current) {
      if (goesWhenDone(this.live)) {
        return true;
      }
      throw new Error(`${describe(this.live)} was deleted before it became ready`);
    }
    this.live = current;
    const readiness = await this.#judge(current);
    if (readiness.state === "ready") {
      return true;
    }
    this.reason = readiness.message;
    this.#waits.waitFor(describe(current), readiness.message);
    if (readiness.state === "failed") {
      await this.fail(readiness.message);
    }
    await this.#lookAtPods(current);
    return false;
  }

  async fail(reason: string): Promise<never> {
    const warnings = await warningsAbout(this.#access, this.live);
    throw new NotReadyError(notReadyMessage(this.live, reason, warnings), this.live);
  }

  async #judge(current: KubernetesObject): Promise<Readiness> {
    const bare = awaitedReadinessOf(current, { endpoints: 1, bindingMode: "Immediate" });
    const needsMore =
      current.kind === "Service" || (current.kind === "PersistentVolumeClaim" && bare.state !== "ready");
    return needsMore ? awaitedReadinessOf(current, await surroundingsOf(this.#access, current)) : bare;
  }

  async #lookAtPods(current: KubernetesObject): Promise<void> {
    const now = Date.now() / 1000;
    if (!workloadKinds.has(current.kind) || now - this.#lastPodLook < 2) {
      return;
    }
    this.#lastPodLook = now;
    const overdue = this.#clock.overdue(obstaclesOf(current, await podsOf(this.#access, current)), now);
    if (overdue.length > 0) {
      await this.fail(reasonOf(overdue, this.#waits.shortage()));
    }
  }
}

async function surroundingsOf(access: ClusterAccess, object: KubernetesObject): Promise<Surroundings> {
  if (object.kind === "Service") {
    return { ...endpointsIn(await slicesOf(access, object)), bindingMode: "" };
  }
  const name = text(object, "spec", "storageClassName") ?? "";
  const storageClass = await readObject(access, { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", name });
  return { endpoints: 0, bindingMode: text(storageClass, "volumeBindingMode") ?? "" };
}

async function slicesOf(access: ClusterAccess, { metadata }: KubernetesObject): Promise<KubernetesObject[]> {
  const { name, namespace } = metadata;
  return listObjects(access, "discovery.k8s.io/v1", "EndpointSlice", {
    namespace,
    labelSelector: `kubernetes.io/service-name=${name}`,
  });
}

/**
 * Counts the ready endpoints with a port. The official provider waits for `Endpoints`, which leave out pods without any port of
 * the Service (provider/pkg/await/service.go); a slice lists them with no ports.
 */
export function endpointsIn(slices: readonly KubernetesObject[]): Pick<Surroundings, "endpoints" | "portless"> {
  const readyIn = (slice: KubernetesObject) =>
    items(slice, "endpoints").filter((endpoint) => at(endpoint, "conditions", "ready") !== false).length;
  const sum = (some: readonly KubernetesObject[]) => some.reduce((total, slice) => total + readyIn(slice), 0);
  const withPort = slices.filter((slice) => items(slice, "ports").length > 0);
  return { endpoints: sum(withPort), portless: sum(withPort) === 0 && sum(slices) > 0 };
}
