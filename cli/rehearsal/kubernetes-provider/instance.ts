import { setMaxListeners } from "node:events";
import { type ClusterAccess, connectCluster, type JsonObject } from "../kubernetes";
import type { WaitBoard } from "../readiness";
import { type ProviderSettings, readSettings } from "./settings";

/** One configured provider of a program, connected to its cluster. */
export interface Instance {
  readonly settings: ProviderSettings;
  readonly access: ClusterAccess;
  readonly waits: WaitBoard;
  readonly signal: AbortSignal;
}

type Configured = Pick<Instance, "settings" | "access"> & { readonly cancellation: AbortController };

/** The configured providers, one for each connection that the engine opens. */
export class Instances {
  readonly #runSignal: AbortSignal;
  readonly #waits: WaitBoard;
  readonly #searchPath: string;
  readonly #byPeer = new Map<string, Configured>();

  /** @param searchPath where the credential plugins of kubeconfigs are looked for */
  constructor(runSignal: AbortSignal, waits: WaitBoard, searchPath: string) {
    this.#runSignal = runSignal;
    this.#waits = waits;
    this.#searchPath = searchPath;
  }

  /** Connects the provider of a connection to its cluster. */
  async configure(peer: string, inputs: JsonObject): Promise<void> {
    const settings = readSettings(inputs);
    const access = await connectCluster(settings.kubeconfig, settings.context, this.#searchPath);
    this.#byPeer.set(peer, { settings, access, cancellation: new AbortController() });
  }

  /** Returns the provider of a connection. */
  of(peer: string): Instance {
    const configured = this.#byPeer.get(peer);
    if (!configured) {
      throw new Error("the kubernetes provider of this connection is not configured");
    }
    const { access, settings, cancellation } = configured;
    const signal = AbortSignal.any([this.#runSignal, cancellation.signal]);
    // Every request and wait of a release listens to it at the same time.
    setMaxListeners(0, signal);
    return { settings, access, waits: this.#waits, signal };
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
