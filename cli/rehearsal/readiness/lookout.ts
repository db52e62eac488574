import { setTimeout as pause } from "node:timers/promises";
import type { Awaited } from "../engine";
import { type ClusterAccess, describe, type KubernetesObject, listObjects } from "../kubernetes";
import { notReadyMessage, podsOf, warningsAbout } from "./events";
import { type Obstacle, ObstacleClock, obstaclesOf, reasonOf } from "./stuck-pods";
import type { WaitBoard } from "./wait-board";
import { awaitedReadinessOf, isAwaited } from "./wait-for";

const pauseMilliseconds = 2000;

const workloadKinds = [
  ["apps/v1", "Deployment"],
  ["apps/v1", "StatefulSet"],
  ["apps/v1", "DaemonSet"],
  ["batch/v1", "Job"],
  ["v1", "Pod"],
] as const;

/** Takes problems and waits. */
interface LookoutOptions {
  readonly access: ClusterAccess;
  readonly waits: WaitBoard;
  /** The objects that the provider waits for now. */
  readonly awaited: () => readonly Awaited[];
  readonly report: (problem: { readonly urn: string; readonly message: string }) => void;
}

/** Returns the workloads that a wait is for: the object itself, or those of the release, hooks included. */
export function workloadsOf(awaited: Awaited, live: readonly KubernetesObject[]): KubernetesObject[] {
  const { kind, name, namespace } = awaited;
  return live.filter((object) => {
    const { annotations = {}, ...metadata } = object.metadata;
    if (kind !== undefined) {
      return object.kind === kind && metadata.name === name && metadata.namespace === namespace;
    }
    const isHook = annotations["helm.sh/hook"] !== undefined && metadata.namespace === namespace;
    const isPart = annotations["meta.helm.sh/release-name"] === name;
    return isHook || (isPart && annotations["meta.helm.sh/release-namespace"] === namespace);
  });
}

/**
 * Looks at the pods of everything that Pulumi's own provider waits for. The provider waits ten minutes for a pod that cannot start; this
 * reports the reason within a minute, by the same rules as the stand-in.
 *
 * @returns how to end it
 */
export function lookOut(options: LookoutOptions): () => Promise<void> {
  const ending = new AbortController();
  const looking = new Lookout(options).run(ending.signal);
  return async () => {
    ending.abort();
    await looking;
  };
}

class Lookout {
  readonly #options: LookoutOptions;
  readonly #clock = new ObstacleClock();
  readonly #reported = new Set<string>();
  #shown: ReadonlySet<string> = new Set();

  constructor(options: LookoutOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      /* If the API server does not answer now, it may answer at the next look. If it never does, the provider reports that. */
      await this.#look().catch(() => undefined);
      /* The pause rejects as soon as the operation ends, which the loop then sees. */
      await pause(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
    }
    this.#show(new Map());
  }

  async #look(): Promise<void> {
    const { access, awaited } = this.#options;
    const waits = awaited().filter(({ urn }) => !this.#reported.has(urn));
    if (waits.length === 0) {
      this.#show(new Map());
      return;
    }
    const lists = await Promise.all(workloadKinds.map(([version, kind]) => listObjects(access, version, kind)));
    const live = lists.flat();
    const missing = new Map<string, string>();
    const found: { readonly wait: Awaited; readonly workload: KubernetesObject; readonly obstacle: Obstacle }[] = [];
    for (const wait of waits) {
      for (const workload of workloadsOf(wait, live)) {
        const readiness = awaitedReadinessOf(workload, { endpoints: 1, bindingMode: "" });
        if (readiness.state === "ready" || !isAwaited(workload)) {
          continue;
        }
        missing.set(describe(workload), readiness.message);
        const obstacles = obstaclesOf(workload, await podsOf(access, workload));
        found.push(...obstacles.map((obstacle) => ({ wait, workload, obstacle })));
      }
    }
    this.#show(missing);
    const overdue = this.#clock.overdue(
      found.map(({ obstacle }) => obstacle),
      Date.now() / 1000,
    );
    await this.#reportAll(found.filter(({ obstacle }) => overdue.includes(obstacle)));
  }

  async #reportAll(
    stuck: readonly { readonly wait: Awaited; readonly workload: KubernetesObject; readonly obstacle: Obstacle }[],
  ): Promise<void> {
    const { access, report, waits } = this.#options;
    for (const workload of new Set(stuck.map((one) => one.workload))) {
      const own = stuck.filter((one) => one.workload === workload);
      const [first] = own;
      if (first !== undefined) {
        const reason = reasonOf(
          own.map(({ obstacle }) => obstacle),
          waits.shortage(),
        );
        const message = notReadyMessage(workload, reason, await warningsAbout(access, workload));
        const { kind, name, namespace, urn } = first.wait;
        this.#reported.add(urn);
        report({ urn, message: kind === undefined ? `release ${namespace}/${name}: ${message}` : message });
      }
    }
  }

  #show(missing: ReadonlyMap<string, string>): void {
    for (const gone of this.#shown) {
      if (!missing.has(gone)) {
        this.#options.waits.end(gone);
      }
    }
    for (const [object, lack] of missing) {
      this.#options.waits.waitFor(object, lack);
    }
    this.#shown = new Set(missing.keys());
  }
}
