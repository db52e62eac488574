import { setMaxListeners } from "node:events";
import { messageOf } from "../../error-message";
import type { ChartLedger } from "../charts";
import { type ClusterAccess, connectCluster, type JsonObject } from "../kubernetes";
import type { WaitBoard } from "../readiness";
import { Makers } from "./makers";
import { type ProviderSettings, type RunCluster, readSettings, standsInFor } from "./settings";

/** One configured provider of a program, connected to its cluster. */
export interface Instance {
  /** The name of its resource; undefined for a default provider. */
  readonly name: string | undefined;
  readonly settings: ProviderSettings;
  readonly access: ClusterAccess;
  /** Why the cluster cannot be reached, if so. */
  readonly unreachable: string | undefined;
  readonly waits: WaitBoard;
  /** The provider that created each object, in all clusters of the program. */
  readonly makers: Makers;
  readonly signal: AbortSignal;
}

/**
 * Refuses calls that need the cluster if it cannot be reached, in the words of the official provider.
 *
 * @throws Error
 */
export function requireReached({ unreachable }: Pick<Instance, "unreachable">): void {
  if (unreachable !== undefined) {
    throw new Error(`configured Kubernetes cluster is unreachable: ${unreachable}`);
  }
}

type Configured = Pick<Instance, "name" | "settings" | "access" | "unreachable"> & {
  readonly cancellation: AbortController;
};

/** The configured providers, one for each connection that the engine opens. */
export class Instances {
  readonly #runSignal: AbortSignal;
  readonly #waits: WaitBoard;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #run: () => Promise<RunCluster>;
  readonly #ledger: ChartLedger;
  readonly #plugins: string;
  readonly #makers = new Makers();
  readonly #byPeer = new Map<string, Configured>();

  /**
   * @param environment says which authorities are trusted
   * @param plugins the folder of the credential plugins that kubeconfigs may call
   */
  constructor(
    runSignal: AbortSignal,
    waits: WaitBoard,
    environment: NodeJS.ProcessEnv,
    {
      ledger,
      plugins,
      run,
    }: { readonly ledger: ChartLedger; readonly plugins: string; readonly run: () => Promise<RunCluster> },
  ) {
    this.#runSignal = runSignal;
    this.#waits = waits;
    this.#environment = environment;
    this.#ledger = ledger;
    this.#plugins = plugins;
    this.#run = run;
  }

  /**
   * Connects the provider of a connection to its cluster.
   *
   * @param name the name of its resource @default it is a default provider
   */
  async configure(peer: string, inputs: JsonObject, name?: string): Promise<void> {
    const run = await this.#run();
    const settings = readSettings(inputs, run);
    for (const sentence of standsInFor(settings)) {
      this.#ledger.leaveOut(sentence);
    }
    const { access, unreachable } = await this.#connect(settings, run);
    this.#byPeer.set(peer, { name, settings, access, unreachable, cancellation: new AbortController() });
  }

  /** Connects to a provider's cluster. A failed login counts as an unreachable cluster, as in the official provider. */
  async #connect(
    { kubeconfig, context }: ProviderSettings,
    run: RunCluster,
  ): Promise<Pick<Configured, "access" | "unreachable">> {
    try {
      const access = await connectCluster(kubeconfig, context, this.#environment, this.#plugins);
      return { access, unreachable: await reasonNotReached(access) };
    } catch (error) {
      const unreachable = messageOf(error);
      return { access: await connectCluster(run.kubeconfig), unreachable };
    }
  }

  /** Returns the provider of a connection. */
  of(peer: string): Instance {
    const configured = this.#byPeer.get(peer);
    if (!configured) {
      throw new Error("the kubernetes provider of this connection is not configured");
    }
    const { name, access, settings, unreachable, cancellation } = configured;
    const signal = AbortSignal.any([this.#runSignal, cancellation.signal]);
    /* Every request and wait of a release listens to it at the same time. */
    setMaxListeners(0, signal);
    return { name, settings, access, unreachable, waits: this.#waits, makers: this.#makers, signal };
  }

  /** Stops the work of a connection's provider. */
  cancel(peer: string): void {
    this.#byPeer.get(peer)?.cancellation.abort(new Error("cancelled"));
  }

  /** Closes all connections. */
  close(): void {
    for (const { access, cancellation } of this.#byPeer.values()) {
      cancellation.abort(new Error("cancelled"));
      access.client.close();
    }
    this.#byPeer.clear();
  }
}

/**
 * Asks for the API server's schema, as the official provider does when it is configured. A cluster that does not answer then is
 * unreachable for as long as the provider runs: https://github.com/pulumi/pulumi-kubernetes provider/pkg/provider/provider.go
 */
async function reasonNotReached({ client }: ClusterAccess): Promise<string | undefined> {
  try {
    await client.get("/openapi/v3");
    return undefined;
  } catch (error) {
    const reason = messageOf(error);
    return `unable to load schema information from the API server: ${reason}`;
  }
}
