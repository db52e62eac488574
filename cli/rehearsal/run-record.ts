import type { Changes } from "./engine/event-counts";
import type { WorkloadCheck } from "./phases/workloads";
import {
  type Failure,
  neverSimulated,
  type Part,
  type PhaseName,
  type PhaseReport,
  type RehearsalOutcome,
  type RehearsalReport,
} from "./report/report";
import type { Site } from "./site";

/** Gathers what a rehearsal comes to, phase by phase. */
export class RunRecord {
  /** The phase that is running. */
  current: PhaseName = "toolchain";
  private readonly phases: PhaseReport[] = [];
  private readonly failures: Failure[] = [];
  private parts: Readonly<Record<string, Part>> = {};
  private checked: WorkloadCheck = { workloads: { ready: 0, total: 0, notReady: [] }, namespaces: [] };
  private charts: RehearsalReport["charts"] = { installed: [], crdsOnly: [], absent: [] };
  private left: RehearsalReport["leftovers"] = { cloud: [], kubernetes: [] };
  private kept: readonly string[] = [];
  private notSimulated: readonly string[] = neverSimulated;

  constructor(private readonly stack: string) {}

  /** Adds a phase that has ended. */
  phase(phase: PhaseReport): void {
    this.phases.push(phase);
  }

  /** Adds to the last phase of a name what it changed. */
  changes(name: PhaseName, changes: Changes): void {
    const index = this.phases.findLastIndex((phase) => phase.name === name);
    const phase = this.phases[index];
    if (phase) this.phases[index] = { ...phase, changes };
  }

  /** Adds failures, and returns them. */
  fail(failures: readonly Failure[]): Failure[] {
    this.failures.push(...failures);
    return [...failures];
  }

  workloads(checked: WorkloadCheck): void {
    this.checked = checked;
  }

  leftovers(left: RehearsalReport["leftovers"]): void {
    this.left = left;
  }

  /** Takes over what the site knows of parts, charts, and what it only played. */
  describe({ parts, ledger, controllers }: Site): void {
    this.parts = { ...parts };
    this.kept = [...ledger.kept].toSorted();
    this.charts = ledger.summary;
    const absent = ledger.summary.absent.map((name) => `chart ${name} is absent: none of its own objects are made`);
    const crdsOnly = ledger.summary.crdsOnly.map((name) => `chart ${name} gives its CRDs and nothing more`);
    this.notSimulated = [...neverSimulated, ...controllers.played(), ...ledger.notPlayed, ...crdsOnly, ...absent];
  }

  /** The report so far. */
  get outcome(): RehearsalOutcome {
    const report = {
      stack: this.stack,
      parts: this.parts,
      phases: [...this.phases],
      workloads: this.checked.workloads,
      charts: this.charts,
      leftovers: this.left,
      notSimulated: [...this.notSimulated],
      failures: [...this.failures],
    };
    return { report, namespaces: this.checked.namespaces, kept: this.kept };
  }
}
