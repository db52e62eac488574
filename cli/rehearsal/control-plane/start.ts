import * as path from "node:path";
import getPort from "get-port";
import type { ResolvedTools } from "../../toolchain";
import { UserError } from "../../user-error";
import { ApiClient, type ApiConnection, hasCondition, type ObjectList, objectsIn } from "../kubernetes";
import { startWatchdog } from "../processes";
import {
  type ClusterAddresses,
  type ComponentName,
  componentArguments,
  defaultAddresses,
  etcdSocket,
} from "./component-arguments";
import { type ComponentProcess, startComponent } from "./component-process";
import { EtcdContents } from "./etcd-contents";
import { startInClusterServices } from "./in-cluster-services";
import { addNodes, type SimulatedNode } from "./nodes";
import { type Identity, type PreparedDirectory, prepareDirectory } from "./prepare";
import { waitFor } from "./wait";

const timeLimitMs = 120_000;
const patienceMs = 2_000;

/** Options of a control plane. */
export interface ControlPlaneOptions {
  /** An empty or new folder for all state and logs. The caller removes it. */
  readonly directory: string;
  /** From `resolveTools(controlPlaneTools)`. */
  readonly tools: ResolvedTools<ComponentName>;
  readonly network?: Partial<ClusterAddresses>;
  readonly nodes: readonly SimulatedNode[];
  /** That of another control plane of the run. @default a new one */
  readonly identity?: Identity;
  /** Cancels the start and ends what was started. */
  readonly signal?: AbortSignal;
  /** Called with each step, and with each failed call to an in-cluster service. */
  readonly report?: (message: string) => void;
}

/** A running Kubernetes control plane with simulated nodes, reachable on loopback only. */
export interface ControlPlane extends ApiConnection {
  /** YAML that contains the administrator's token. */
  readonly kubeconfig: string;
  readonly kubeconfigFile: string;
  /** For further control planes of the run. */
  readonly identity: Identity;
  /** The uid of the namespace kube-system, which identifies a cluster. */
  readonly clusterUid: string;
  readonly kubernetesVersion: string;
  readonly pids: readonly number[];
  /**
   * Remembers all objects. The returned function removes all others at once, as if a cloud deleted the control plane: without finalizers
   * and without notice to controllers. It also restores the remembered ones, so that the next cluster starts like a new one.
   */
  remember(): Promise<() => Promise<void>>;
  /** Reports whether every component is running. */
  alive(): boolean;
  /** Describes the components that ended by themselves, each with the end of its log. */
  failures(): Promise<string[]>;
  /** Ends everything; may be called more than once. */
  stop(): Promise<void>;
}

/** The tools of a control plane. */
export const controlPlaneTools = [
  "etcd",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kwok",
] as const satisfies readonly ComponentName[];

/** Starts etcd, API server, controller manager, scheduler and KWOK; returns when pods can run. */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const addresses = { ...defaultAddresses, ...options.network };
  const port = await getPort({ host: "127.0.0.1" });
  const prepared = await prepareDirectory(options.directory, port, addresses, options.identity);
  const run = new ControlPlaneRun(options, prepared, { port, addresses });
  try {
    const clusterUid = await run.start();
    return {
      ...prepared.admin,
      kubeconfig: prepared.kubeconfig,
      kubeconfigFile: prepared.kubeconfigFile,
      identity: prepared.identity,
      clusterUid,
      kubernetesVersion: options.tools["kube-apiserver"].version,
      pids: run.processes.map(({ pid }) => pid),
      remember: () => run.remember(),
      alive: () => run.processes.every((process) => process.outcome() === undefined),
      failures: () => run.failures(),
      stop: () => run.stop(),
    };
  } catch (error) {
    const failures = await run.failures();
    await run.stop();
    if (failures.length === 0 || options.signal?.aborted === true) {
      throw error;
    }
    throw new UserError(`the control plane did not start: ${failures.join("\n")}`);
  }
}

class ControlPlaneRun {
  readonly #options: ControlPlaneOptions;
  readonly #prepared: PreparedDirectory;
  readonly #place: { port: number; addresses: ClusterAddresses };

  readonly processes: ComponentProcess[] = [];
  readonly #watchdog = startWatchdog();
  readonly #cleanups: (() => Promise<void>)[] = [];
  #stopped: Promise<void> | undefined;

  constructor(
    options: ControlPlaneOptions,
    prepared: PreparedDirectory,
    place: { port: number; addresses: ClusterAddresses },
  ) {
    this.#options = options;
    this.#prepared = prepared;
    this.#place = place;
  }

  /** Starts everything and returns the uid of kube-system. */
  async start(): Promise<string> {
    const { admin, identity, socket } = this.#prepared;
    const { authority } = identity;
    const report = this.#options.report ?? (() => undefined);
    const services = await startInClusterServices({ socket, authority, connection: admin, report });
    this.#cleanups.push(() => services.stop());
    const client = ApiClient.withToken(admin);
    this.#cleanups.push(async () => client.close());
    await this.#spawn("etcd");
    await this.#spawn("kube-apiserver");
    await this.#until("the API server to be ready", () => client.get("/readyz"));
    report("the API server is ready");
    for (const name of ["kube-controller-manager", "kube-scheduler", "kwok"] as const) {
      await this.#spawn(name);
    }
    await services.connect();
    await addNodes(client, this.#options.nodes, this.#options.tools["kube-apiserver"].version);
    await this.#until("the default service account", () =>
      client.get("/api/v1/namespaces/default/serviceaccounts/default"),
    );
    await this.#until("all nodes to be ready", () => nodesReady(client, this.#options.nodes));
    report("the controllers are running and the nodes are ready");
    const { metadata } = await client.get<{ metadata: { uid: string } }>("/api/v1/namespaces/kube-system");
    return metadata.uid;
  }

  async failures(): Promise<string[]> {
    const ended =
      this.#stopped === undefined ? this.processes.filter((process) => process.outcome() !== undefined) : [];
    return Promise.all(
      ended.map(
        async (process) =>
          `${process.name} ${process.outcome() ?? ""}; the end of its log:\n${await process.lastLines()}`,
      ),
    );
  }

  async remember(): Promise<() => Promise<void>> {
    const contents = new EtcdContents(path.join(this.#prepared.directory, etcdSocket));
    const kept = await contents.read();
    return () => contents.restore(kept);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    const etcd = this.processes.filter(({ name }) => name === "etcd");
    const others = this.processes.filter(({ name }) => name !== "etcd");
    await Promise.all(this.#cleanups.map((cleanup) => cleanup()));
    await Promise.all(others.map((process) => process.stop(patienceMs)));
    await Promise.all(etcd.map((process) => process.stop(patienceMs)));
    await this.#watchdog.dismiss();
    await this.#prepared.remove();
  }

  async #spawn(name: ComponentName): Promise<void> {
    const process = await startComponent(name, {
      program: this.#options.tools[name].path,
      args: componentArguments(name, this.#place),
      directory: this.#prepared.directory,
      watchdog: this.#watchdog,
    });
    this.processes.push(process);
  }

  #until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return waitFor(what, ask, {
      timeLimit: timeLimitMs,
      signal: this.#options.signal,
      failure: () => {
        const ended = this.processes.find((process) => process.outcome() !== undefined);
        return ended === undefined ? undefined : `${ended.name} ${ended.outcome() ?? ""}`;
      },
    });
  }
}

async function nodesReady(client: ApiClient, nodes: readonly SimulatedNode[]): Promise<true | undefined> {
  const live = objectsIn(await client.get<ObjectList>("/api/v1/nodes"));
  const ready = new Set(live.filter((node) => hasCondition(node, "Ready")).map(({ metadata }) => metadata.name));
  return nodes.every(({ name, ready: expected = true }) => !expected || ready.has(name)) ? true : undefined;
}
