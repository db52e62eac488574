import { setTimeout as pause } from "node:timers/promises";
import { addNodes, type ControlPlane, makeNodeReady, type SimulatedNode } from "../control-plane";
import { ApiClient, ApiError } from "../kubernetes";

/** An object that a cloud brings, and the collection that it is made in. */
export interface CloudObject {
  readonly path: string;
  readonly object: {
    readonly metadata: { readonly name: string; readonly [field: string]: unknown };
    readonly [field: string]: unknown;
  };
}

/** What nodes need to become ready. */
export interface NodeNetwork {
  /** Label selectors of DaemonSets in kube-system; one that is there is enough. */
  readonly selectors: readonly string[];
  /** What is missing where none is, in words. */
  readonly missing: string;
}

/** What a cloud does to the cluster that it runs: nodes, add-ons, and its end. */
export interface CloudCluster {
  /**
   * Adds nodes and waits until they are ready, unless they are not awaited: then they become it once they can.
   *
   * @returns why they are not, where they do not become it
   */
  addNodes(nodes: readonly SimulatedNode[], wait?: "awaited" | "not awaited"): Promise<string | undefined>;
  removeNodes(names: readonly string[]): Promise<void>;
  /** Puts objects into the cluster that the cloud brings; those that are there already stay as they are. */
  install(objects: readonly CloudObject[]): Promise<void>;
  /** Removes them in the opposite order. */
  remove(objects: readonly CloudObject[]): Promise<void>;
  /** The control plane is deleted, with everything in it. */
  wipe(): Promise<void>;
}

/** How a cloud plays its side. */
export interface SimulatedClusterOptions {
  readonly signal: AbortSignal;
  /** How long nodes may take to become ready, in milliseconds. */
  readonly patienceMilliseconds: number;
  readonly network: NodeNetwork;
  /** Whether the program installs a network plugin whose chart is not there to be rendered. */
  readonly networkIsAbsent: () => boolean;
}

const pollMilliseconds = 100;
const settleMilliseconds = 300;

/** Plays the cloud's side on the run's control plane. */
export class SimulatedCluster implements CloudCluster {
  readonly #controlPlane: ControlPlane;
  readonly #forget: () => Promise<void>;
  readonly #options: SimulatedClusterOptions;

  readonly #client: ApiClient;
  /** Nodes that are not ready yet. */
  readonly #waiting = new Set<string>();

  constructor(controlPlane: ControlPlane, forget: () => Promise<void>, options: SimulatedClusterOptions) {
    this.#controlPlane = controlPlane;
    this.#forget = forget;
    this.#options = options;

    this.#client = ApiClient.withToken(controlPlane);
  }

  close(): void {
    this.#client.close();
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
    // The end of the run ends it; until then, whoever waits next for nodes waits for these, too.
    this.#awaitNodes(Number.POSITIVE_INFINITY).catch(() => undefined);
    return undefined;
  }

  async #awaitNodes(patienceMilliseconds: number): Promise<string | undefined> {
    // Those of an earlier try as well: what they lacked may be there by now.
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

  async wipe(): Promise<void> {
    await this.#forget();
    // What controllers have made in the meantime, of objects that they did not know to be gone.
    await pause(settleMilliseconds, undefined, { signal: this.#options.signal });
    await this.#forget();
  }

  async #hasNetwork(): Promise<boolean> {
    const lists = await Promise.all(
      this.#options.network.selectors.map((selector) =>
        this.#client.get<{ items: object[] }>(
          `/apis/apps/v1/namespaces/kube-system/daemonsets?labelSelector=${encodeURIComponent(selector)}`,
        ),
      ),
    );
    return lists.some(({ items }) => items.length > 0) || this.#options.networkIsAbsent();
  }

  async #areReady(names: readonly string[]): Promise<boolean> {
    const { items } = await this.#client.get<{ items: readonly LiveNode[] }>("/api/v1/nodes");
    const ready = new Set(items.filter(isReady).map(({ metadata }) => metadata.name));
    return names.every((name) => ready.has(name));
  }

  async #delete(path: string): Promise<void> {
    await this.#client.delete(path).catch(unlessStatus(404));
  }

  /** Asks until the answer is yes, or patience ends. */
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
