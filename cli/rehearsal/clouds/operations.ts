import {
  answerOf,
  type CloudAnswer,
  type CloudPlace,
  type CloudProvider,
  type CloudQuestion,
  type CloudType,
  previewOfUpdate,
  unversioned,
} from "../../clouds";
import { messageOf } from "../../error-message";
import type { UnknownTypes } from "../../unknown-types";
import type { Fields } from "../../values";
import { Acceptance, type Behaviour, type Subject } from "./acceptance";
import type { Entry, SimulatedAccount } from "./account";
import type { CloudClusters } from "./cloud-clusters";
import type { Effects } from "./effects";
import type { ProviderPlace } from "./provider-settings";

/** The parts of a simulated cloud: its provider, its ledger, and its effects on the cluster. */
export interface Players {
  readonly provider: CloudProvider;
  readonly account: SimulatedAccount;
  readonly effects: Effects;
  /** Brings the API servers of clusters. @default clusters have an address that does not answer */
  readonly clusters?: Pick<CloudClusters, "at" | "make">;
  /** A token of the API servers' administrator. @default none */
  readonly token?: string;
  /** A kubeconfig for the run's own API server. @default none */
  readonly kubeconfig?: string;
  /** Creates resources of types that the provider does not know. @default they are refused */
  readonly unknownTypes?: UnknownTypes;
}

/** Reports a resource that exists but has a problem. */
export class NotStableError extends Error {
  readonly answer: CloudAnswer;

  constructor(message: string, answer: CloudAnswer) {
    super(message);
    this.answer = answer;
  }
}

/** Changes a simulated account: applies the cloud's rules, updates the ledger, then applies the effects on the cluster. */
export class Operations {
  readonly #players: Players;
  readonly #acceptance: Acceptance;
  readonly #existing = new Set<string>();
  readonly #account: SimulatedAccount;
  readonly #effects: Effects;

  constructor(players: Players, behaviour: Behaviour) {
    this.#players = players;
    this.#acceptance = new Acceptance(players, behaviour);
    this.#account = players.account;
    this.#effects = players.effects;
  }

  get cloud(): CloudProvider {
    return this.#players.provider;
  }

  /** Returns the token that the ledger knows a type by: that without the version of an API, if it is simulated. */
  tokenOf(token: string): string {
    const plain = unversioned(token);
    return this.#players.provider.types[plain] === undefined ? token : plain;
  }

  /**
   * Returns a type of the provider.
   *
   * @throws Error that names a type without a simulation
   */
  typeOf(token: string): CloudType {
    const { provider, unknownTypes } = this.#players;
    const type = provider.types[token] ?? unknownTypes?.typeOf(token);
    if (type === undefined) {
      const known = Object.keys(provider.types).toSorted().join(", ");
      throw new Error(`${token} is not simulated; use a simulated type (${known}), or add this type to cli/clouds`);
    }
    return type;
  }

  async create(subject: Subject, inputs: Fields): Promise<CloudAnswer> {
    const { name, place, token, type, urn } = subject;
    const call = { operation: "create", type: token, name, id: "", inputs, previous: {} } as const;
    return this.#acceptance.accepted(subject, call, async () => {
      const seed = this.#account.seedFor(urn);
      const question = { type: token, name, inputs, place: this.#placeFor(place, seed) };
      if (this.#account.isCluster(token)) {
        await this.#players.clusters?.make(type.id(question));
      }
      const answer = answerOf(this.#players.provider, type, question);
      const entry = { type: token, name, id: answer.id, state: answer.state, createdAt: Date.now(), seed };
      this.#account.put(entry);
      return this.#settle(subject, entry, answer, () => this.#effects.created(entry, place));
    });
  }

  async update(subject: Subject, id: string, inputs: Fields): Promise<CloudAnswer> {
    const { name, place, token, type } = subject;
    const before = this.#required(subject, id);
    const previous = before.state;
    return this.#acceptance.accepted(subject, { operation: "update", type: token, name, id, inputs, previous }, () => {
      const question = { type: token, name, inputs, place: this.#placeFor(place, before.seed), previous };
      const answer = answerOf(this.#players.provider, type, question, id);
      const entry = { ...before, state: answer.state };
      this.#account.put(entry);
      return this.#settle(subject, entry, answer, () => this.#effects.updated(entry, before, place));
    });
  }

  async delete(subject: Subject, id: string): Promise<void> {
    const { name, token } = subject;
    const entry = this.#account.find(token, id);
    /* Something else has deleted it already. The provider accepts "not found". */
    if (entry === undefined) {
      return;
    }
    const { state } = entry;
    const call = { operation: "delete", type: token, name, id, inputs: state, previous: state } as const;
    await this.#acceptance.accepted(subject, call, async () => {
      await this.#effects.deleting(entry);
      this.#account.remove(token, id);
    });
  }

  /** Returns the state that a preview of an update shows. */
  previewUpdate({ name, place, token, type }: Subject, previous: Fields, inputs: Fields, unknown: unknown) {
    const question: CloudQuestion = { type: token, name, inputs, place: this.#placeFor(place, ""), previous };
    return previewOfUpdate(this.#players.provider, type, question, unknown);
  }

  /**
   * Calls a function of the provider.
   *
   * @throws Error that names a function without a simulation
   */
  call(token: string, inputs: Fields, place: ProviderPlace): Fields {
    const { provider, unknownTypes } = this.#players;
    const drawn = this.#placeFor(place, token);
    const answer =
      provider.functions?.[unversioned(token)]?.(inputs, drawn) ?? unknownTypes?.answerTo(token, inputs, drawn);
    if (answer !== undefined) {
      return answer;
    }
    throw new Error(`function ${token} is not simulated in a rehearsal; set its result in the configuration`);
  }

  find(token: string, id: string): Entry | undefined {
    return this.#account.find(token, id);
  }

  /** Returns the values of a resource that the cloud itself has changed. */
  moved(entry: Entry, { accountId, region }: ProviderPlace): Fields {
    return this.#players.provider.types[entry.type]?.moved?.(entry, this.#account.view(accountId, region)) ?? {};
  }

  /** Returns the state of a resource that a program reads or imports and that nothing here created: it existed before. */
  existing(token: string, name: string, id: string, place: ProviderPlace): Fields | undefined {
    const { provider, unknownTypes } = this.#players;
    const type = unknownTypes?.existingType(token, id);
    if (type === undefined) {
      return undefined;
    }
    this.#existing.add(`${token} ${id}`);
    const question = { type: token, name, inputs: {}, place: this.#placeFor(place, `${token} ${id}`) };
    return answerOf(provider, type, question, id).state;
  }

  /** Reports whether a resource existed before, so that it has the program's inputs. */
  existedBefore(token: string, id: string): boolean {
    return this.#existing.has(`${token} ${id}`);
  }

  #required({ token }: Subject, id: string): Entry {
    const entry = this.#account.find(token, id);
    if (entry === undefined) {
      throw new Error(`${token} ${id} is not in the simulated account; run a refresh`);
    }
    return entry;
  }

  async #settle(
    { type }: Subject,
    entry: Entry,
    answer: CloudAnswer,
    effect: () => Promise<string | undefined>,
  ): Promise<CloudAnswer> {
    /* The resource exists, whatever goes wrong now, so the engine must hear of it. */
    const problem = await effect().catch(messageOf);
    if (problem === undefined) {
      return answer;
    }
    throw new NotStableError(`waiting for ${type.label} (${entry.id}): ${problem}`, answer);
  }

  #placeFor(place: ProviderPlace, seed: string): CloudPlace {
    return {
      ...place,
      controlPlane: (id) => this.#players.clusters?.at(id),
      kubeconfig: this.#players.kubeconfig,
      token: this.#players.token,
      newId: (prefix, of) => this.#players.provider.drawId(prefix, `${seed} ${of}`),
      find: (type, id) => this.#account.find(type, id)?.state,
    };
  }
}
