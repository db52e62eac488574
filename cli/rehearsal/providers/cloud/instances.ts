import { setMaxListeners } from "node:events";
import type { Properties } from "../../../../components/testing";
import type { ProviderPlace, ProviderSettings } from "./provider-settings";

interface Instance {
  readonly place: ProviderPlace;
  readonly cancellation: AbortController;
}

/** The configured providers of a cloud, told apart by the engine's connection: it opens one for each. */
export class ProviderInstances {
  private readonly byPeer = new Map<string, Instance>();
  private first: ProviderPlace | undefined;

  constructor(
    private readonly plugin: string,
    private readonly settings: ProviderSettings,
    private readonly runSignal: AbortSignal,
    private readonly onUse: () => void,
  ) {}

  configure(peer: string, settings: Properties): void {
    const place = this.settings.placeOf(settings, this.first);
    this.first ??= place;
    this.onUse();
    this.byPeer.set(peer, { place, cancellation: new AbortController() });
  }

  /** The provider of a connection. */
  of(peer: string): { readonly place: ProviderPlace; readonly signal: AbortSignal } {
    const instance = this.byPeer.get(peer);
    if (!instance) throw new Error(`the ${this.plugin} provider of this connection has not been configured`);
    const signal = AbortSignal.any([this.runSignal, instance.cancellation.signal]);
    setMaxListeners(0, signal);
    return { place: instance.place, signal };
  }

  cancel(peer: string): void {
    this.byPeer.get(peer)?.cancellation.abort(new Error("cancelled"));
  }
}
