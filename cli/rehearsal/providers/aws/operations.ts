import { setTimeout as pause } from "node:timers/promises";
import {
  type AwsAnswer,
  answerAws,
  type AwsCall,
  type AwsFault,
  type AwsPlace,
  type AwsType,
  faultMessage,
  type Properties,
  realisticId,
  refusal,
} from "../../../../components/testing";
import type { Entry, SimulatedAccount } from "./account";
import type { Effects } from "./effects";

/** Where a configured provider works. */
export interface ProviderPlace {
  readonly accountId: string;
  readonly region: string;
}

/** A fault that a test or a rehearsal wants: asked before each call, with how often the type was called before. */
type FaultInjection = (call: AwsCall, earlierCalls: number) => AwsFault | undefined;

/** How AWS behaves in time. */
export interface Behaviour {
  /** How long a call takes, in milliseconds. */
  readonly latency: (call: AwsCall) => number;
  /** How long the provider asks again after a transient refusal, in milliseconds; minutes in truth. */
  readonly patienceMilliseconds: number;
  readonly fault?: FaultInjection;
}

/** One resource, as the engine speaks of it. */
export interface Subject {
  readonly urn: string;
  readonly token: string;
  readonly type: AwsType;
  readonly name: string;
  readonly place: ProviderPlace;
  readonly signal: AbortSignal;
}

const retryMilliseconds = 100;

/** A resource that was made, but is not as it should be. */
export class NotStableError extends Error {
  constructor(
    message: string,
    readonly answer: AwsAnswer,
  ) {
    super(message);
  }
}

/** The changes of a simulated account: AWS' rules first, then the ledger, then what it means for the cluster. */
export class Operations {
  private readonly calls = new Map<string, number>();

  constructor(
    private readonly account: SimulatedAccount,
    private readonly effects: Effects,
    private readonly behaviour: Behaviour,
  ) {}

  async create(subject: Subject, inputs: Properties): Promise<AwsAnswer> {
    const { name, place, token, type, urn } = subject;
    await this.admit(subject, { operation: "create", type: token, name, id: "", inputs, previous: {} });
    const seed = this.account.seedFor(urn);
    const answer = answerAws(type, { type: token, name, inputs, place: this.placeFor(place, seed) });
    const entry = { type: token, name, id: answer.id, state: answer.state, createdAt: Date.now(), seed };
    this.account.put(entry);
    return this.settle(subject, entry, answer, () => this.effects.created(entry, place));
  }

  async update(subject: Subject, id: string, inputs: Properties): Promise<AwsAnswer> {
    const { name, place, token, type } = subject;
    const before = this.required(subject, id);
    const previous = before.state;
    await this.admit(subject, { operation: "update", type: token, name, id, inputs, previous });
    const question = { type: token, name, inputs, place: this.placeFor(place, before.seed), previous };
    const answer = answerAws(type, question, id);
    const entry = { ...before, state: answer.state };
    this.account.put(entry);
    return this.settle(subject, entry, answer, () => this.effects.updated(entry, before, place));
  }

  async delete(subject: Subject, id: string): Promise<void> {
    const { name, token } = subject;
    const entry = this.account.find(token, id);
    // Whoever was quicker has done the work: the provider takes "not found" for done.
    if (entry === undefined) return;
    await this.admit(subject, {
      operation: "delete",
      type: token,
      name,
      id,
      inputs: entry.state,
      previous: entry.state,
    });
    await this.effects.deleting(entry);
    this.account.remove(token, id);
  }

  find(token: string, id: string): Entry | undefined {
    return this.account.find(token, id);
  }

  private required({ token }: Subject, id: string): Entry {
    const entry = this.account.find(token, id);
    if (entry === undefined) throw new Error(`${token} ${id} is not in the simulated account: run a refresh`);
    return entry;
  }

  /** Ends with AWS' refusal, after as many tries as the provider makes. */
  private async admit(subject: Subject, call: AwsCall): Promise<void> {
    const { place, signal, type } = subject;
    const earlier = this.calls.get(call.type) ?? 0;
    this.calls.set(call.type, earlier + 1);
    await pause(this.behaviour.latency(call), undefined, { signal });
    const injected = this.behaviour.fault?.(call, earlier);
    const deadline = Date.now() + this.behaviour.patienceMilliseconds;
    for (;;) {
      const fault = injected ?? refusal(call, this.account.view(place.accountId, place.region));
      if (fault === undefined) return;
      if (injected !== undefined || fault.transient !== true || Date.now() > deadline) {
        throw new Error(faultMessage(type, call, fault, realisticId("key", `${subject.urn} ${earlier}`)));
      }
      await pause(retryMilliseconds, undefined, { signal });
    }
  }

  private async settle(
    { type }: Subject,
    entry: Entry,
    answer: AwsAnswer,
    effect: () => Promise<string | undefined>,
  ): Promise<AwsAnswer> {
    // The resource exists by now, whatever goes wrong: the engine must know of it.
    const problem = await effect().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (problem === undefined) return answer;
    throw new NotStableError(`waiting for ${type.label} (${entry.id}): ${problem}`, answer);
  }

  private placeFor(place: ProviderPlace, seed: string): AwsPlace {
    return {
      ...place,
      ...this.effects.facts,
      newId: (prefix, of) => realisticId(prefix, `${seed} ${of}`),
      find: (type, id) => this.account.find(type, id)?.state,
    };
  }
}
