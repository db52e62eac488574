import { type Awaited, awaitedIn, awaitedName } from "./awaited";
import {
  type Changes,
  type ChangingStep,
  cancelledObject,
  countChanges,
  type Diagnostic,
  type EngineEvent,
  isCancelledByProvider,
  isChange,
  isEcho,
  noChanges,
  plainMessage,
  type StepMetadata,
} from "./events";
import { kindAndName, stackType, typeOf } from "./urn";

/** The progress of a running operation. */
export interface OperationProgress {
  readonly done: number;
  readonly started: number;
  /** The resources under way (`NodeGroup dev-apps`), oldest first. */
  readonly underWay: readonly string[];
  /** The objects that Kubernetes providers wait for. */
  readonly awaited: readonly Awaited[];
}

/** When the engine worked on a resource, in seconds since the operation began. */
export interface Timing {
  readonly urn: string;
  readonly op: string;
  readonly began: number;
  readonly ended: number;
  /** Whether it came to an end by itself. */
  readonly finished: boolean;
}

/** Collects an operation's events: progress, counts and errors. */
export class OperationRecord {
  readonly #active = new Map<string, string>();
  readonly #awaited = new Map<string, Awaited>();
  readonly #found: Diagnostic[] = [];
  readonly #changed: ChangingStep[] = [];
  readonly #started = new Map<string, number>();
  readonly #done = new Set<string>();
  readonly #waitedFor: string[] = [];
  readonly #times = new Map<string, Timing>();
  readonly #now: () => number;
  readonly #beginning: number;
  #counted: Changes | undefined;
  #events = 0;

  /** @param now returns milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#beginning = now();
  }

  /** Adds an event. */
  add(event: EngineEvent): void {
    this.#events += 1;
    if (event.diagnosticEvent) {
      this.#addDiagnostic(event.diagnosticEvent);
    }
    const counts = event.summaryEvent?.resourceChanges;
    if (counts !== undefined) {
      this.#counted = countChanges(counts ?? {});
    }
    if (event.resourcePreEvent) {
      this.#begin(event.resourcePreEvent.metadata);
    }
    const ended = event.resOutputsEvent ?? event.resOpFailedEvent;
    if (ended) {
      this.#end(ended.metadata, event.resOutputsEvent !== undefined);
    }
  }

  /** Adds a problem that the engine does not know. */
  addProblem(problem: Diagnostic): void {
    this.#found.push(problem);
  }

  get progress(): OperationProgress {
    return {
      done: this.#done.size,
      started: this.#started.size,
      underWay: [...this.#active.values()],
      awaited: [...this.#awaited.values()],
    };
  }

  get changes(): Changes {
    return this.#counted ?? noChanges;
  }

  /** Whether the engine's summary was read. Without it, `changes` says nothing. */
  get counted(): boolean {
    return this.#counted !== undefined;
  }

  /** Errors, each once, without those that only follow from others. */
  get errors(): readonly Diagnostic[] {
    return this.#found;
  }

  /** The objects whose waits were cancelled: `Deployment shop/web`. */
  get cancelled(): readonly string[] {
    return this.#waitedFor;
  }

  /** The steps that changed something, one for each resource. */
  get steps(): readonly ChangingStep[] {
    return this.#changed;
  }

  /** The time span of each changed resource, in the order of their beginnings; unfinished ones end now. */
  get timings(): readonly Timing[] {
    const ended = this.#seconds();
    return [...this.#times.values()].map((timing) =>
      timing.finished ? timing : { ...timing, ended: Math.max(timing.ended, ended) },
    );
  }

  #seconds(): number {
    return Math.round(this.#now() - this.#beginning) / 1000;
  }

  #addDiagnostic(event: NonNullable<EngineEvent["diagnosticEvent"]>): void {
    const message = plainMessage(event.message);
    if (event.severity !== "error" || message === "") {
      return;
    }
    const cancelled = cancelledObject(message) ?? this.#cancelledByProvider(message, event.urn);
    if (cancelled !== undefined && !this.#waitedFor.includes(cancelled)) {
      this.#waitedFor.push(cancelled);
    }
    if (cancelled !== undefined || isEcho(message)) {
      return;
    }
    const urn = event.urn ?? "";
    if (!this.#found.some((known) => known.message === message && known.urn === urn)) {
      this.#found.push({ urn, message });
    }
  }

  #cancelledByProvider(message: string, urn = ""): string | undefined {
    if (!isCancelledByProvider(message)) {
      return undefined;
    }
    const awaited = this.#awaited.get(urn);
    return awaited === undefined ? kindAndName(urn) : awaitedName(awaited);
  }

  #begin(step: StepMetadata): void {
    const { op, urn } = step;
    const awaited = awaitedIn(step);
    if (awaited !== undefined) {
      this.#awaited.set(urn, awaited);
    }
    if (isChange(op) && typeOf(urn) !== stackType && !this.#times.has(urn)) {
      const began = this.#seconds();
      this.#times.set(urn, { urn, op, began, ended: began, finished: false });
    }
    if (!this.#started.has(urn)) {
      this.#started.set(urn, this.#events);
    }
    if (typeOf(urn) !== stackType) {
      this.#active.set(urn, kindAndName(urn));
    }
  }

  #end({ op, urn, detailedDiff, diffs }: StepMetadata, finished: boolean): void {
    const time = this.#times.get(urn);
    if (time !== undefined) {
      this.#times.set(urn, { ...time, ended: this.#seconds(), finished });
    }
    const began = this.#started.get(urn) ?? this.#events;
    this.#started.set(urn, began);
    this.#active.delete(urn);
    this.#awaited.delete(urn);
    this.#done.add(urn);
    if (!isChange(op)) {
      return;
    }
    const properties = Object.keys(detailedDiff ?? {}).concat(detailedDiff ? [] : (diffs ?? []));
    const known = this.#changed.findIndex((step) => step.urn === urn);
    const step = { op, urn, properties, began, ended: this.#events };
    if (known === -1) {
      this.#changed.push(step);
    } else if (this.#changed[known]?.properties.length === 0 && properties.length > 0) {
      /* A replacement may begin with a deletion, which does not say what changed. */
      this.#changed[known] = step;
    }
  }
}
