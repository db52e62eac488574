import type { Paths } from "../../paths";
import type { Wiring } from "../../wiring";
import type { ChartNote } from "../charts";
import { type PhaseName, phaseNames } from "../contract";
import { playedSentences } from "../controllers";
import type { ControllerReport } from "../real-controllers";
import {
  type Failure,
  type Part,
  type PhaseReport,
  type RehearsalOutcome,
  type RehearsalReport,
  type Remains,
  type TenantPermissions,
  type Timeline,
  unexplained,
  type WorkloadCheck,
} from "../report";
import type { Site } from "../site";
import type { Judgement } from "./judgement";

/** The phases that not every run has. */
const occasional: ReadonlySet<PhaseName> = new Set([
  "scale",
  "upgrade",
  "up after changes",
  "judges",
  "destroy refused",
  "unprotect",
  "up after destroy",
  "unprotect again",
  "destroy again",
  "leftovers again",
]);

const onFirstOnly = "The real controllers of add-ons ran only in the API server of the first cluster.";

/** Collects the outcome of a rehearsal, phase by phase. */
export class RunRecord {
  readonly #stack: string;

  /** The phase that is running. */
  current: PhaseName = "toolchain";
  readonly #phases: PhaseReport[] = [];
  readonly #failures: Failure[] = [];
  #parts: Readonly<Record<string, Part>> = {};
  #checked: WorkloadCheck = { workloads: { ready: 0, total: 0, notReady: [] }, namespaces: [] };
  #charts: RehearsalReport["charts"] = { installed: [], crdsOnly: [], absent: [] };
  #asked: readonly TenantPermissions[] = [];
  #wiring: Wiring = { references: 0, broken: [], unknown: [], notes: [] };
  #paths: Paths = { connections: 0, broken: [], unknown: [], tried: 0, unnamed: 0, open: [] };
  #controllers: readonly ControllerReport[] = [];
  #judges: readonly string[] = [];
  #left: Remains = { cloud: [], kubernetes: [] };
  #retained: Remains = { cloud: [], kubernetes: [] };
  #notSimulated: readonly string[] = [];
  #clusters: RehearsalReport["clusters"] = [];
  #metrics: readonly string[] = [];
  #notes: readonly ChartNote[] = [];
  readonly #cancelled: string[] = [];
  readonly #timelines: Timeline[] = [];
  readonly #planned = new Set<PhaseName>(phaseNames.filter((name) => !occasional.has(name)));
  readonly #omitted = new Set<PhaseName>();

  constructor(stack: string) {
    this.#stack = stack;
  }

  /** Adds a phase that has ended. */
  phase(phase: PhaseReport): void {
    this.#phases.push(phase);
  }

  /** Adds the judgement of a phase. */
  judged(name: PhaseName, { changes, skipped }: Judgement): void {
    const index = this.#phases.findLastIndex((phase) => phase.name === name);
    const phase = this.#phases[index];
    if (phase) {
      this.#phases[index] = { ...phase, changes, ...(skipped !== undefined && { skipped }) };
    }
  }

  /** Adds the time line of a phase. */
  timeline(timeline: Timeline): void {
    this.#timelines.push(timeline);
  }

  /** Adds phases that not every run has. */
  plan(names: readonly PhaseName[]): void {
    for (const name of names) {
      this.#planned.add(name);
    }
  }

  /** Adds phases that the run omits by choice. */
  omit(names: readonly PhaseName[]): void {
    for (const name of names) {
      this.#omitted.add(name);
    }
  }

  /** Adds failures, and returns them. */
  fail(failures: readonly Failure[]): Failure[] {
    this.#failures.push(...failures);
    return [...failures];
  }

  /** Returns the unready objects that neither a failure nor a cancelled wait explains. */
  unexplained(notReady: readonly string[]): string[] {
    return unexplained(notReady, this.#failures, this.#cancelled);
  }

  workloads(checked: WorkloadCheck): void {
    this.#checked = checked;
  }

  permissions(asked: readonly TenantPermissions[]): void {
    this.#asked = asked;
  }

  wiring(wiring: Wiring): void {
    this.#wiring = wiring;
  }

  paths(paths: Paths): void {
    this.#paths = paths;
  }

  controllers(controllers: readonly ControllerReport[]): void {
    this.#controllers = controllers;
  }

  /** Sets the findings of the clouds' own provider code, as lines. */
  judges(lines: readonly string[]): void {
    this.#judges = lines;
  }

  /** Adds failures of a phase that concern no resource of the program, and returns them. */
  failWith(phase: PhaseName, messages: readonly string[]): Failure[] {
    return this.fail(messages.map((message) => ({ phase, urn: "", message })));
  }

  /** Adds the objects whose waits were cancelled. */
  noLongerAwaited(objects: readonly string[]): void {
    this.#cancelled.push(...objects);
  }

  /** Sets the sentences about the metrics API. */
  describeMetrics(sentences: readonly string[]): void {
    this.#metrics = sentences;
  }

  /** Adds the leftovers of a destroy and what it retains on purpose. */
  remains(left: Remains, retained: Remains): void {
    this.#left = bothOf(this.#left, left);
    this.#retained = bothOf(this.#retained, retained);
  }

  /** Sets the site's facts about parts, charts and simulations. */
  describe({ components, ledger, parts, planes, cloud, realControllers, unknownTypes }: Site): void {
    this.#parts = { ...parts };
    this.#charts = ledger.summary;
    this.#notes = ledger.notes;
    this.#clusters = planes.seen;
    this.#notSimulated = [
      ...playedSentences(planes.all.map(({ controllers }) => controllers.counts())),
      ...cloud.played(),
      ...unknownTypes.played(),
      ...components.played(),
      ...(realControllers !== undefined && planes.all.length > 1 ? [onFirstOnly] : []),
      ...this.#metrics,
      ...ledger.notPlayed,
    ];
  }

  /** Returns the report so far. */
  get outcome(): RehearsalOutcome {
    const planned = phaseNames.filter((name) => this.#planned.has(name));
    const omitted = phaseNames.filter((name) => this.#omitted.has(name));
    const report = {
      stack: this.#stack,
      passed: this.#failures.length === 0,
      parts: this.#parts,
      phases: [...this.#phases],
      omitted,
      clusters: this.#clusters,
      workloads: this.#checked.workloads,
      wiring: this.#wiring,
      paths: this.#paths,
      permissions: this.#asked,
      controllers: this.#controllers,
      judges: this.#judges,
      charts: this.#charts,
      leftovers: this.#left,
      retained: this.#retained,
      notSimulated: [...this.#notSimulated],
      failures: [...this.#failures],
    };
    const { namespaces } = this.#checked;
    return {
      report,
      namespaces,
      charts: this.#notes,
      cancelled: [...this.#cancelled],
      planned,
      timelines: [...this.#timelines],
    };
  }
}

function bothOf(first: Remains, second: Remains): Remains {
  const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])].toSorted();
  return { cloud: union(first.cloud, second.cloud), kubernetes: union(first.kubernetes, second.kubernetes) };
}
