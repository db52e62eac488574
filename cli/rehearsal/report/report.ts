import type { ChartNote, ChartSummary } from "../charts/chart-ledger";
import type { Changes } from "../engine/event-counts";

/** The phases of a rehearsal, in their order. */
export const phaseNames = [
  "toolchain",
  "control plane",
  "preview",
  "up",
  "up again",
  "refresh",
  "checks",
  "destroy",
  "leftovers",
  "stop",
] as const;

/** A phase of a rehearsal. */
export type PhaseName = (typeof phaseNames)[number];

/** One phase as it went. */
export interface PhaseReport {
  readonly name: PhaseName;
  readonly seconds: number;
  readonly changes: Changes;
}

/** Something that took part in a rehearsal, and whether it was the official one. */
export interface Part {
  readonly version: string;
  readonly official: boolean;
}

/** Deployments, StatefulSets, DaemonSets and Jobs, whoever made them. */
export interface WorkloadSummary {
  readonly ready: number;
  readonly total: number;
  readonly notReady: readonly string[];
}

/** What went wrong, where, and about which resource (empty when it is about none). */
export interface Failure {
  readonly phase: PhaseName;
  readonly urn: string;
  readonly message: string;
}

/** What a rehearsal came to, as `--json` writes it. */
export interface RehearsalReport {
  readonly stack: string;
  /** True when nothing failed; `charts` says how much was there to fail. */
  readonly passed: boolean;
  readonly parts: Readonly<Record<string, Part>>;
  readonly phases: readonly PhaseReport[];
  readonly workloads: WorkloadSummary;
  readonly charts: ChartSummary;
  readonly leftovers: { readonly cloud: readonly string[]; readonly kubernetes: readonly string[] };
  readonly notSimulated: readonly string[];
  readonly failures: readonly Failure[];
}

/** How many workloads of a namespace are ready. */
export interface NamespaceWorkloads {
  readonly namespace: string;
  readonly ready: number;
  readonly total: number;
}

/** A finished rehearsal. */
export interface RehearsalOutcome {
  readonly report: RehearsalReport;
  readonly namespaces: readonly NamespaceWorkloads[];
  /** What outlives its release, as Helm has it; no leftovers. */
  readonly kept: readonly string[];
  readonly charts: readonly ChartNote[];
  /** What was no longer waited for since something else had failed. */
  readonly cancelled: readonly string[];
  /** True while everything is kept running: destroy and leftovers have not been run. */
  readonly partial?: boolean;
}
