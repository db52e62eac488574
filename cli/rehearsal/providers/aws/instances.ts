import { setMaxListeners } from "node:events";
import type { Properties } from "../../../../components/testing";
import type { ProviderPlace } from "./operations";

/** The account of the simulated credentials, where no provider says which it is to be. */
const defaultAccount = "111122223333";

interface Instance {
  readonly place: ProviderPlace;
  readonly cancellation: AbortController;
}

/** The configured providers, told apart by the engine's connection: it opens one for each. */
export class AwsInstances {
  private readonly byPeer = new Map<string, Instance>();
  /** The first provider decides whose credentials a run plays: real ones belong to one account as well. */
  private accountId: string | undefined;

  constructor(
    private readonly runSignal: AbortSignal,
    private readonly onUse: () => void,
  ) {}

  configure(peer: string, settings: Properties): void {
    const allowed = listOf(settings.allowedAccountIds);
    const forbidden = listOf(settings.forbiddenAccountIds);
    this.accountId ??= allowed[0] ?? defaultAccount;
    const refused = (allowed.length > 0 && !allowed.includes(this.accountId)) || forbidden.includes(this.accountId);
    if (refused) throw new Error(`AWS account ID not allowed: ${this.accountId}`);
    this.onUse();
    const region = String(settings.region);
    this.byPeer.set(peer, { place: { accountId: this.accountId, region }, cancellation: new AbortController() });
  }

  /** The provider of a connection. */
  of(peer: string): { readonly place: ProviderPlace; readonly signal: AbortSignal } {
    const instance = this.byPeer.get(peer);
    if (!instance) throw new Error("the aws provider of this connection has not been configured");
    const signal = AbortSignal.any([this.runSignal, instance.cancellation.signal]);
    setMaxListeners(0, signal);
    return { place: instance.place, signal };
  }

  cancel(peer: string): void {
    this.byPeer.get(peer)?.cancellation.abort(new Error("cancelled"));
  }
}

/** A list in a provider's configuration: the SDK sends it as JSON text. */
function listOf(value: unknown): string[] {
  const list: unknown = typeof value === "string" && value !== "" ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(String) : [];
}
