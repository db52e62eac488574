/** The data of a page, which is embedded in it as JSON. Never holds a secret: it is made from masked inputs only. */
export type PageData = PlanPage | RehearsalPage;

/** A line about a resource or a group of resources, as `keelson plan` prints it. */
export interface ResourceLine {
  readonly label: string;
  readonly notes: readonly string[];
  readonly alarms: readonly string[];
  /** The number of resources. */
  readonly size: number;
}

/** The purpose of a component; decides its colour. */
export type Category = "cluster" | "platform" | "addon" | "tenant" | "workload" | "configuration" | "other";

/** A component, or a resource outside all components. Its id is its place in the list. */
export interface ComponentNode {
  /** The id of the component around it. */
  readonly parent?: number;
  /** Its name in the program. */
  readonly name: string;
  /** Its name in a drawing, inside what is around it. */
  readonly label: string;
  /** Its name everywhere else, which no other component has. */
  readonly title: string;
  /** Its purpose, in a phrase. */
  readonly purpose?: string;
  readonly kind: string;
  readonly category: Category;
  /** The number of resources in it that something makes, with all components inside. */
  readonly size: number;
  /** The wave in which its first resource begins; 0 if it makes none. */
  readonly wave: number;
  /** Its own resources, without those of the components inside. */
  readonly lines: readonly ResourceLine[];
}

/** A pair of ids, in the order of time or of the call. */
export type Pair = readonly [from: number, to: number];

/** A fact of the summary, such as the cluster's node pools. */
export interface Fact {
  readonly title: string;
  /** The number that it shows, if any. */
  readonly count?: number;
  readonly lines: readonly string[];
}

/** The components that begin in a wave. */
export interface WaveStep {
  readonly name: string;
  /** The kinds that wait, if the rest began earlier. */
  readonly kinds: readonly string[];
  readonly waitsFor: readonly string[];
}

/** A source or target of connections. */
export interface Place {
  /** The namespace; `*` for any, and "" outside the cluster. */
  readonly namespace: string;
  readonly name: string;
  /** Whether it is an address that answers on each node. @default false */
  readonly onNode?: boolean;
  /** Set for pods that policies select by labels, instead of a workload. */
  readonly selects?: LabelSelection;
}

/** Pods that policies select by labels. */
export interface LabelSelection {
  /** Labels of the pods with their whole keys; empty for any pod. */
  readonly labels: readonly string[];
  /** Labels of the pods' namespaces; empty for any namespace. */
  readonly namespaceLabels: readonly string[];
  /** The declared pods that have these labels, as `namespace/name`. */
  readonly declared: readonly string[];
}

/** A connection that policies allow; ids are places. */
export interface Connection {
  readonly from: number;
  readonly to: number;
  /** For instance `8080/TCP`; empty for every port. */
  readonly ports: readonly string[];
  /** Whose policy names it: the sender's, the receiver's, or both. */
  readonly sides: "sender" | "receiver" | "both";
}

/** Rights of an identity on the same things. */
export interface Right {
  readonly may: readonly string[];
  readonly on: readonly string[];
  readonly when: string;
  readonly denied: boolean;
  readonly boundless: boolean;
}

/** What an identity is: decides the list that shows it. */
export type IdentityGroup = "people" | "workloads" | "roles" | "cloud" | "everybody" | "sets";

/** An identity and what it may do. */
export interface Identity {
  readonly who: string;
  /** The groups and roles whose rights it has, too. */
  readonly as: readonly string[];
  readonly group: IdentityGroup;
  /** The number of its actions, and how many of them hold on every resource. */
  readonly breadth: string;
  readonly rights: readonly Right[];
}

/** A load balancer, and the hosts behind it. */
export interface Door {
  readonly name: string;
  /** `unknown` if only the cluster, which the program does not make, decides. */
  readonly exposure: "public" | "internal" | "unknown";
  readonly kind: string;
  readonly ports: readonly string[];
  /** The ranges that may connect; empty for everybody. */
  readonly sources: readonly string[];
  /** Each with what answers, and its encryption. */
  readonly hosts: readonly string[];
}

/** A value that differs. Absent values are `undefined`, secrets `(secret)`. */
export interface ValueRow {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** A resource that differs. */
export interface ChangedResource {
  readonly label: string;
  readonly change: "replaced" | "deleted" | "changed" | "created";
  /** Why it is replaced, and other sentences. */
  readonly reasons: readonly string[];
  readonly values: readonly ValueRow[];
  /** How many values are left out. */
  readonly more: number;
}

/** The difference from an earlier plan. */
export interface DifferencePage {
  readonly against: string;
  readonly counts: string;
  readonly refused: readonly string[];
  readonly head: readonly { readonly title: string; readonly lines: readonly HeadEntry[] }[];
  readonly resources: readonly ChangedResource[];
  readonly notes: readonly string[];
}

/** A line of the difference's head. */
interface HeadEntry {
  readonly text: string;
  /** Whether it fails the plan. */
  readonly fails: boolean;
}

/** A page about a plan. */
export interface PlanPage {
  readonly page: "plan";
  readonly project: string;
  readonly stack: string;
  /** A description of the stack, in a sentence or two. */
  readonly headline: string;
  readonly facts: readonly Fact[];
  readonly components: readonly ComponentNode[];
  /** Pairs in order: the second waits for the first. */
  readonly order: readonly Pair[];
  /** The pairs of the order in which the second needs only the CRDs of the first. */
  readonly crdPairs: readonly Pair[];
  readonly waves: readonly { readonly wave: number; readonly steps: readonly WaveStep[] }[];
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
  /** Load balancers, the public ones first. */
  readonly doors: readonly Door[];
  /** What else the internet reaches. */
  readonly open: readonly string[];
  /** What pods may reach outside the cluster. */
  readonly outbound: readonly string[];
  readonly warnings: readonly string[];
  readonly identities: readonly Identity[];
  /** The identities that are admin-level, in a sentence. */
  readonly admins: string;
  readonly outputs: readonly string[];
  readonly notes: readonly string[];
  readonly difference?: DifferencePage;
}

/** A phase of a rehearsal. */
export interface PhaseBar {
  readonly title: string;
  /** Seconds from the beginning of the run. */
  readonly start: number;
  readonly seconds: number;
  readonly state: "passed" | "failed" | "skipped";
  readonly detail: string;
}

/** A resource in the time line of an operation. */
export interface ResourceBar {
  readonly label: string;
  readonly op: string;
  /** Seconds from the beginning of the operation. */
  readonly began: number;
  readonly ended: number;
  /** Whether it ended before the operation was cancelled or failed. */
  readonly finished: boolean;
  readonly critical: boolean;
}

/** The time line of an operation of the engine. */
export interface OperationChart {
  readonly title: string;
  readonly seconds: number;
  readonly bars: readonly ResourceBar[];
}

/** A titled list of lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** A description of the lines, in a sentence. */
  readonly about?: string;
}

/** A page about a rehearsal. */
export interface RehearsalPage {
  readonly page: "rehearsal";
  readonly stack: string;
  readonly passed: boolean;
  readonly verdict: string;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
  readonly phases: readonly PhaseBar[];
  readonly operations: readonly OperationChart[];
  readonly sections: readonly Section[];
  readonly simulated: readonly string[];
}
