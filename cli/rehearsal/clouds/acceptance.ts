import { setTimeout as pause } from "node:timers/promises";
import { type CloudCall, type CloudFault, type CloudProvider, type CloudType, refusalOf, uuid } from "../../clouds";
import type { SimulatedAccount } from "./account";
import type { ProviderPlace } from "./provider-settings";

/** Injects faults: returns one for a call that should fail. `earlierCalls` counts the earlier calls for its type. */
type FaultInjection = (call: CloudCall, earlierCalls: number) => CloudFault | undefined;

/** The timing of a cloud, and its injected faults. */
export interface Behaviour {
  /** The duration of a call, in milliseconds. */
  readonly latency: (call: CloudCall) => number;
  /** How long the provider retries after a transient refusal, in milliseconds. The real one retries for minutes. */
  readonly patienceMilliseconds: number;
  readonly fault?: FaultInjection;
}

/** The resource of a call by the engine. */
export interface Subject {
  readonly urn: string;
  readonly token: string;
  readonly type: CloudType;
  readonly name: string;
  readonly place: ProviderPlace;
  readonly signal: AbortSignal;
}

const retryMilliseconds = 100;

/** Decides when calls to a simulated cloud begin, and lets them take their time. */
export class Acceptance {
  readonly #provider: CloudProvider;
  readonly #account: SimulatedAccount;
  readonly #behaviour: Behaviour;
  readonly #calls = new Map<string, number>();

  constructor(
    { account, provider }: { readonly account: SimulatedAccount; readonly provider: CloudProvider },
    behaviour: Behaviour,
  ) {
    this.#provider = provider;
    this.#account = account;
    this.#behaviour = behaviour;
  }

  /** Changes something as soon as the cloud accepts the call, and lets other calls collide with it meanwhile. */
  async accepted<T>(subject: Subject, call: CloudCall, change: () => Promise<T>): Promise<T> {
    await this.#admit(subject, call);
    const end = this.#account.begin(call);
    try {
      await pause(this.#behaviour.latency(call), undefined, { signal: subject.signal });
      return await change();
    } finally {
      end();
    }
  }

  /** Retries as the provider does, then throws the cloud's refusal. */
  async #admit({ place, signal, urn }: Subject, call: CloudCall): Promise<void> {
    const provider = this.#provider;
    const earlier = this.#calls.get(call.type) ?? 0;
    this.#calls.set(call.type, earlier + 1);
    const injected = this.#behaviour.fault?.(call, earlier);
    const deadline = Date.now() + this.#behaviour.patienceMilliseconds;
    for (;;) {
      const rules =
        provider.types[call.type] === undefined ? undefined : this.#account.view(place.accountId, place.region);
      const fault = injected ?? (rules && refusalOf(provider, call, rules));
      if (fault === undefined) {
        return;
      }
      if (injected !== undefined || fault.transient !== true || Date.now() > deadline) {
        throw new Error(provider.faultMessage(call, fault, uuid(`${urn} ${earlier}`)));
      }
      await pause(retryMilliseconds, undefined, { signal });
    }
  }
}
