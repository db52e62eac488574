import { setTimeout as pause } from "node:timers/promises";
import { addNodes, type ControlPlane, makeNodeReady, type SimulatedNode } from "../control-plane";
import { ApiClient, ApiError } from "../kubernetes";
import { type PodChange, type PodWebhook, startPodWebhook } from "./pod-webhook";

/** An object that a cloud adds to the cluster, and the path of its collection. */
export interface CloudObject {
  readonly path: string;
  readonly object: {
    readonly metadata: { readonly name: string; readonly [field: string]: unknown };
    readonly [field: string]: unknown;
  };
}

/** The network plugin that nodes need to become ready. */
export interface NodeNetwork {
  /** Label selectors of DaemonSets in kube-system; one match is enough. */
  readonly selectors: readonly string[];
  /** Says what is missing if none matches. */
  readonly missing: string;
}

/** The changes that a cloud makes to its cluster: nodes, add-ons, and the deletion. */
export interface CloudCluster {
  /**
   * Adds nodes and waits until they are ready. Nodes that are not awaited become ready later.
   *
   * @returns why they do not become ready, if so
   */
  addNodes(nodes: readonly SimulatedNode[], wait?: "awaited" | "not awaited"): Promise<string | undefined>;
  removeNodes(names: readonly string[]): Promise<void>;
  /** Adds the cloud's objects to the cluster. Existing objects stay as they are. */
  install(objects: readonly CloudObject[]): Promise<void>;
  /** Removes objects in reverse order. */
  remove(objects: readonly CloudObject[]): Promise<void>;
  /** Has a webhook of the cloud change each new pod. */
  changePods(webhook: string, change: PodChange): Promise<void>;
  /** Notes that a cluster is being deleted, and reports whether no other one uses its control plane. */
  isLast(id: string): boolean;
  /** Deletes everything in the control plane. */
  wipe(): Promise<void>;
}

/** Returns the cluster with an id; if the program did not create it, the one that the program finds. */
export type ClustersById = (id: string | undefined) => CloudCluster;

/** Options of a simulated cluster. */
export interface SimulatedClusterOptions {
  readonly signal: AbortSignal;
  /** How long nodes may take to become ready, in milliseconds. */
  readonly patienceMilliseconds: number;
  readonly network: NodeNetwork;
  /** Reports whether the program installs a network plugin whose chart is missing. */
  readonly networkIsAbsent: () => Promise<boolean>;
  readonly isLast: CloudCluster["isLast"];
  readonly wipe: CloudCluster["wipe"];
}

const pollMilliseconds = 100;

/** Applies the cloud's changes to a control plane. */
export class SimulatedCluster implements CloudCluster {
  readonly #controlPlane: ControlPlane;
  readonly #options: SimulatedClusterOptions;
  readonly #client: ApiClient;
  /** Nodes that are not ready yet. */
  readonly #waiting = new Set<string>();
  /** The running webhooks, by name. */
  readonly #webhooks = new Map<string, Promise<PodWebhook>>();

  constructor(controlPlane: ControlPlane, options: SimulatedClusterOptions) {
    this.#controlPlane = controlPlane;
    this.#options = options;
    this.#client = ApiClient.withToken(controlPlane);
  }

  async close(): Promise<void> {
    this.#client.close();
    const webhooks = await Promise.allSettled(this.#webhooks.values());
    for (const webhook of webhooks) {
      if (webhook.status === "fulfilled") {
        webhook.value.stop();
      }
    }
  }

  async addNodes(
    nodes: readonly SimulatedNode[],
    wait: "awaited" | "not awaited" = "awaited",
  ): Promise<string | undefined> {
    await addNodes(this.#client, nodes, this.#controlPlane.kubernetesVersion);
    for (const { name } of nodes) {
      this.#waiting.add(name);
    }
    const { patienceMilliseconds } = this.#options;
    if (wait === "awaited") {
      return this.#awaitNodes(patienceMilliseconds);
    }
    /* This waits until the run ends. Meanwhile, the next awaited nodes wait for these, too. */
    this.#awaitNodes(Number.POSITIVE_INFINITY).catch(() => undefined);
    return undefined;
  }

  async #awaitNodes(patienceMilliseconds: number): Promise<string | undefined> {
    /* Includes the nodes of earlier calls, which may become ready now. */
    const names = [...this.#waiting];
    if (names.length === 0) {
      return undefined;
    }
    if (!(await this.#within(patienceMilliseconds, () => this.#hasNetwork()))) {
      return `no network plugin: ${this.#options.network.missing}`;
    }
    await Promise.all(names.map((name) => makeNodeReady(this.#client, name)));
    if (!(await this.#within(patienceMilliseconds, () => this.#areReady(names)))) {
      return "the kubelet did not become ready";
    }
    for (const name of names) {
      this.#waiting.delete(name);
    }
    return undefined;
  }

  async removeNodes(names: readonly string[]): Promise<void> {
    for (const name of names) {
      this.#waiting.delete(name);
    }
    await Promise.all(names.map((name) => this.#delete(`/api/v1/nodes/${name}`)));
  }

  async install(objects: readonly CloudObject[]): Promise<void> {
    for (const { path, object } of objects) {
      await this.#client.create(path, object).catch(unlessStatus(409));
    }
  }

  async remove(objects: readonly CloudObject[]): Promise<void> {
    for (const { path, object } of objects.toReversed()) {
      await this.#delete(`${path}/${object.metadata.name}`);
    }
  }

  async changePods(webhook: string, change: PodChange): Promise<void> {
    const started = this.#webhooks.get(webhook) ?? startPodWebhook(webhook, change, this.#client);
    this.#webhooks.set(webhook, started);
    const { configuration } = await started;
    const path = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
    await this.install([{ path, object: configuration }]);
  }

  isLast(id: string): boolean {
    return this.#options.isLast(id);
  }

  wipe(): Promise<void> {
    return this.#options.wipe();
  }

  async #hasNetwork(): Promise<boolean> {
    const lists = await Promise.all(
      this.#options.network.selectors.map((selector) =>
        this.#client.get<{ items: object[] }>(
          `/apis/apps/v1/namespaces/kube-system/daemonsets?labelSelector=${encodeURIComponent(selector)}`,
        ),
      ),
    );
    return lists.some(({ items }) => items.length > 0) || (await this.#options.networkIsAbsent());
  }

  async #areReady(names: readonly string[]): Promise<boolean> {
    const { items } = await this.#client.get<{ items: readonly LiveNode[] }>("/api/v1/nodes");
    const ready = new Set(items.filter(isReady).map(({ metadata }) => metadata.name));
    return names.every((name) => ready.has(name));
  }

  async #delete(path: string): Promise<void> {
    await this.#client.delete(path).catch(unlessStatus(404));
  }

  /** Polls until the answer is yes or the time is up. */
  async #within(patienceMilliseconds: number, ask: () => Promise<boolean>): Promise<boolean> {
    const { signal } = this.#options;
    const deadline = Date.now() + patienceMilliseconds;
    while (!(await ask())) {
      if (Date.now() > deadline) {
        return false;
      }
      await pause(pollMilliseconds, undefined, { signal });
    }
    return true;
  }
}

interface LiveNode {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function isReady({ status }: LiveNode): boolean {
  return status?.conditions?.some((condition) => condition.type === "Ready" && condition.status === "True") === true;
}

function unlessStatus(expected: number): (error: unknown) => void {
  return (error) => {
    if (error instanceof ApiError && error.statusCode === expected) {
      return;
    }
    throw error;
  };
}
