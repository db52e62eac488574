import { setMaxListeners } from "node:events";
import { type ClusterAccess, connectCluster } from "../kubernetes/cluster-access";
import type { JsonObject } from "../kubernetes/object";
import type { WaitBoard } from "../readiness/wait-board";
import { type ProviderSettings, readSettings } from "./settings";

/** One configured provider of a program: its own connection to its own cluster. */
export interface Instance {
  readonly settings: ProviderSettings;
  readonly access: ClusterAccess;
  readonly cancellation: AbortController;
}

/** The configured providers, told apart by the engine's connection: it opens one for each. */
export class Instances {
  readonly #runSignal: AbortSignal;
  readonly #waits: WaitBoard;
  /** Where programs are looked for that a kubeconfig calls for its token. */
  readonly #searchPath: string;

  readonly #byPeer = new Map<string, Instance>();

  constructor(
    runSignal: AbortSignal,
    waits: WaitBoard,
    /** Where programs are looked for that a kubeconfig calls for its token. */
    searchPath: string,
  ) {
    this.#runSignal = runSignal;
    this.#waits = waits;
    this.#searchPath = searchPath;
  }

  /** Connects the provider of a connection to its cluster. */
  async configure(peer: string, inputs: JsonObject): Promise<void> {
    const settings = readSettings(inputs);
    const access = {
      ...(await connectCluster(settings.kubeconfig, settings.context, this.#searchPath)),
      waits: this.#waits,
    };
    this.#byPeer.set(peer, { settings, access, cancellation: new AbortController() });
  }

  /** The provider of a connection. */
  of(peer: string): Instance & { readonly signal: AbortSignal } {
    const instance = this.#byPeer.get(peer);
    if (!instance) {
      throw new Error("the kubernetes provider of this connection has not been configured");
    }
    const signal = AbortSignal.any([this.#runSignal, instance.cancellation.signal]);
    // Every request and wait of a release listens to it at the same time.
    setMaxListeners(0, signal);
    return { ...instance, signal };
  }

  /** Stops what a connection's provider is doing. */
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
