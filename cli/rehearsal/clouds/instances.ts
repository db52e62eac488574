import { setMaxListeners } from "node:events";
import type { Fields } from "../../values";
import type { ProviderPlace, ProviderSettings } from "./provider-settings";

interface Instance {
  readonly place: ProviderPlace;
  readonly cancellation: AbortController;
}

/** The configured providers of a cloud, by connection: the engine opens one for each. */
export class ProviderInstances {
  readonly #plugin: string;
  readonly #settings: ProviderSettings;
  readonly #runSignal: AbortSignal;
  readonly #onUse: () => void;
  readonly #byPeer = new Map<string, Instance>();
  #first: ProviderPlace | undefined;

  constructor(plugin: string, settings: ProviderSettings, runSignal: AbortSignal, onUse: () => void) {
    this.#plugin = plugin;
    this.#settings = settings;
    this.#runSignal = runSignal;
    this.#onUse = onUse;
  }

  configure(peer: string, settings: Fields): void {
    const place = this.#settings.placeOf(settings, this.#first);
    this.#first ??= place;
    this.#onUse();
    this.#byPeer.set(peer, { place, cancellation: new AbortController() });
  }

  /** Returns the provider of a connection. */
  of(peer: string): { readonly place: ProviderPlace; readonly signal: AbortSignal } {
    const instance = this.#byPeer.get(peer);
    if (!instance) {
      throw new Error(`the ${this.#plugin} provider of this connection has not been configured`);
    }
    const signal = AbortSignal.any([this.#runSignal, instance.cancellation.signal]);
    setMaxListeners(0, signal);
    return { place: instance.place, signal };
  }

  cancel(peer: string): void {
    this.#byPeer.get(peer)?.cancellation.abort(new Error("cancelled"));
  }
}
