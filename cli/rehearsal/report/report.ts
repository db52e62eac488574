import type { Paths } from "../../paths";
import type { Wiring } from "../../wiring";
import type { ChartNote, ChartSummary } from "../charts";
import type { PhaseName } from "../contract";
import type { Changes, StateResource, Timing } from "../engine";
import type { ControllerReport } from "../real-controllers";

/** The outcome of a phase. */
export interface PhaseReport {
  readonly name: PhaseName;
  readonly seconds: number;
  readonly changes: Changes;
  /** Why it was not possible, if it was not. */
  readonly skipped?: string;
}

/** A program that took part in a rehearsal, and whether it was the official one. */
export interface Part {
  readonly version: string;
  readonly official: boolean;
}

/** All Deployments, StatefulSets, DaemonSets and Jobs, including those that controllers created. */
interface WorkloadSummary {
  readonly ready: number;
  readonly total: number;
  readonly notReady: readonly string[];
}

/** A failure of a phase, about one resource or about none (empty URN). */
export interface Failure {
  readonly phase: PhaseName;
  readonly urn: string;
  readonly message: string;
}

/** The API server's answers about a group or a service account. */
export interface SubjectPermissions {
  /** For instance `group shop-editors` or `service account shop/frontend`. */
  readonly subject: string;
  /** The number of questions. */
  readonly asked: number;
  /** The permissions that it has, for instance `list pods in shop`. */
  readonly allowed: readonly string[];
  readonly notAsIntended: readonly string[];
}

/** The permissions in a tenant's namespace, and the pods that are refused there. */
export interface TenantPermissions {
  readonly namespace: string;
  readonly subjects: readonly SubjectPermissions[];
  /** The bindings whose role or service account does not exist. */
  readonly dangling: readonly string[];
  /** The number of refused pods among those that break the namespace's rules. */
  readonly podsRefused: number;
  /** The pods that were admitted. */
  readonly podsLetIn: readonly string[];
}

/** Resources that remain after a destroy. */
export interface Remains {
  readonly cloud: readonly string[];
  readonly kubernetes: readonly string[];
}

/** A cluster that the program created, and its API server. */
export interface RehearsedCluster {
  /** As its cloud writes it: `projects/shop/locations/europe-west3/clusters/east`. */
  readonly id: string;
  /** The last part of its id; the whole id if several clusters have the same last part. */
  readonly name: string;
  /** The address of its API server in the run. */
  readonly apiServer: string;
}

/** The report of a rehearsal, as `--json` writes it. */
export interface RehearsalReport {
  readonly stack: string;
  /** Whether nothing failed; see also `charts`, because absent charts cannot fail. */
  readonly passed: boolean;
  readonly parts: Readonly<Record<string, Part>>;
  readonly phases: readonly PhaseReport[];
  /** The phases that the run omits by choice. */
  readonly omitted: readonly PhaseName[];
  /** The clusters that the program created. Those with the same API server shared it, if they existed at the same time. */
  readonly clusters: readonly RehearsedCluster[];
  readonly workloads: WorkloadSummary;
  /** Whether every reference among the live objects has a target. */
  readonly wiring: Wiring;
  /** Which connections the policies among the live objects let through. */
  readonly paths: Paths;
  readonly permissions: readonly TenantPermissions[];
  /** The add-ons' own controllers that ran, and what each did; empty without `--controllers`. */
  readonly controllers: readonly ControllerReport[];
  /** How many resources and changes the clouds' own provider code judged, and which it does not support; empty without `--judges`. */
  readonly judges: readonly string[];
  readonly charts: ChartSummary;
  readonly leftovers: Remains;
  /** Resources that outlive the stack on purpose, because its program or a chart says so. */
  readonly retained: Remains;
  readonly notSimulated: readonly string[];
  readonly failures: readonly Failure[];
}

/** The number of ready workloads in a namespace. */
interface NamespaceWorkloads {
  readonly namespace: string;
  readonly ready: number;
  readonly total: number;
}

/** The workloads of a cluster: how many are ready, also by namespace, and why the others are not. */
export interface WorkloadCheck {
  readonly workloads: WorkloadSummary;
  readonly namespaces: readonly NamespaceWorkloads[];
}

/** When the resources of a phase were worked on, for the time line of the page. */
export interface Timeline {
  readonly phase: PhaseName;
  readonly seconds: number;
  readonly timings: readonly Timing[];
  /** The dependencies of each resource. */
  readonly state: readonly Pick<StateResource, "urn" | "custom" | "parent" | "provider" | "dependencies">[];
}

/** The outcome of a rehearsal. */
export interface RehearsalOutcome {
  readonly report: RehearsalReport;
  readonly namespaces: readonly NamespaceWorkloads[];
  readonly charts: readonly ChartNote[];
  /** The objects whose waits were cancelled because something else failed. */
  readonly cancelled: readonly string[];
  /** The phases of the run, whether they ran or not. */
  readonly planned: readonly PhaseName[];
  /** One for each operation that changed resources; none unless the run asks for them. */
  readonly timelines?: readonly Timeline[];
}
