import { type ChartNote, type ChartSummary } from "../charts";
import { type PhaseName } from "../contract";
import { type Changes } from "../engine";

/** One phase as it went. */
export interface PhaseReport {
  readonly name: PhaseName;
  readonly seconds: number;
  readonly changes: Changes;
  /** Why it could not take place, where it could not. */
  readonly skipped?: string;
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

/** What the API server says that a group or a service account may do. */
export interface SubjectPermissions {
  /** For instance `group shop-editors` or `service account shop/frontend`. */
  readonly subject: string;
  /** How many questions were asked. */
  readonly asked: number;
  /** Those that it answered with yes, for instance `list pods in shop`. */
  readonly allowed: readonly string[];
  readonly notAsIntended: readonly string[];
}

/** What may be done in a tenant's namespace, by whom, and which pods are refused there. */
export interface TenantPermissions {
  readonly namespace: string;
  readonly subjects: readonly SubjectPermissions[];
  /** How many pods that break the rules of the namespace were refused. */
  readonly podsRefused: number;
  /** Those that were not. */
  readonly podsLetIn: readonly string[];
}

/** What is there after a destroy. */
export interface Remains {
  readonly cloud: readonly string[];
  readonly kubernetes: readonly string[];
}

/** What a rehearsal came to, as `--json` writes it. */
export interface RehearsalReport {
  readonly stack: string;
  /** True when nothing failed; `charts` says how much was there to fail. */
  readonly passed: boolean;
  readonly parts: Readonly<Record<string, Part>>;
  readonly phases: readonly PhaseReport[];
  readonly workloads: WorkloadSummary;
  readonly permissions: readonly TenantPermissions[];
  readonly charts: ChartSummary;
  readonly leftovers: Remains;
  /** What outlives the stack because its program or a chart says so; no leftovers. */
  readonly retained: Remains;
  readonly notSimulated: readonly string[];
  readonly failures: readonly Failure[];
}

/** How many workloads of a namespace are ready. */
export interface NamespaceWorkloads {
  readonly namespace: string;
  readonly ready: number;
  readonly total: number;
}

/** The workloads of a cluster: how many are ready, also by namespace, and why the others are not. */
export interface WorkloadCheck {
  readonly workloads: WorkloadSummary;
  readonly namespaces: readonly NamespaceWorkloads[];
}

/** A finished rehearsal. */
export interface RehearsalOutcome {
  readonly report: RehearsalReport;
  readonly namespaces: readonly NamespaceWorkloads[];
  readonly charts: readonly ChartNote[];
  /** What was no longer waited for since something else had failed. */
  readonly cancelled: readonly string[];
  /** The phases that the run was to have. */
  readonly planned: readonly PhaseName[];
  /** Those of them that it was told to leave out. */
  readonly omitted: readonly PhaseName[];
}
