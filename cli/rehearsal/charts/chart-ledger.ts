import type { ChartFolder } from "../../charts";
import type { JsonObject } from "../kubernetes";
import { PresumedObjects } from "./presumed-objects";

/** The charts of a rehearsal, for its report. */
export interface ChartSummary {
  readonly installed: readonly string[];
  readonly crdsOnly: readonly string[];
  readonly absent: readonly string[];
}

/** A chart as requested and as found. */
export interface ChartNote extends ChartFolder {
  /** The version that the program requests; empty if it requests none. */
  readonly asked: string;
  /** The kinds with open schemas, because the chart does not provide them. */
  readonly openKinds: readonly string[];
}

/** Records the charts of a run and the objects that outlive their releases on purpose. */
export class ChartLedger {
  /** The charts that are missing or incomplete in a folder of charts, requested by the program or not. */
  readonly missing = new Set<string>();
  /** Objects that absent charts, or the creators of the cluster, may have created. */
  readonly presumed = new PresumedObjects();
  /** Whether the program deploys into a cluster that was there before it. */
  hasEarlierCluster = false;
  /** The charts whose releases define classes of Ingresses, by the names of these classes in their values. */
  readonly ingressClasses = new Map<string, string>();
  /** The definitions that a program got with the objects of a chart, by the name of its release. */
  readonly renderedDefinitions = new Map<string, readonly JsonObject[]>();
  readonly #charts = new Map<string, ChartFolder & { readonly asked: string }>();
  readonly #open = new Map<string, Set<string>>();
  readonly #keptObjects = new Set<string>();
  readonly #leftOut = new Set<string>();
  #lacksOthers = false;

  /** Records a chart that a release requests. */
  enter(chart: ChartFolder, asked = ""): void {
    this.#charts.set(chart.name, { ...chart, asked });
  }

  /** Notes a kind whose definition accepts any field. */
  openSchema(chart: string, kind: string): void {
    this.#open.set(chart, (this.#open.get(chart) ?? new Set()).add(kind));
  }

  /** Notes an object that outlives its release: `CustomResourceDefinition issuers.cert-manager.io`. */
  keep(object: string): void {
    this.#keptObjects.add(object);
  }

  /** Notes a step of a real deployment that the rehearsal omits. */
  leaveOut(sentence: string): void {
    this.#leftOut.add(sentence);
  }

  /** Notes objects that the program takes from elsewhere and that the rehearsal does not have. */
  leaveOutObjects(sentence: string): void {
    this.leaveOut(sentence);
    this.#lacksOthers = true;
  }

  /** Reports whether the cluster lacks objects of the program's charts, manifests or kustomizations. */
  get lacksObjects(): boolean {
    return this.#lacksOthers || [...this.#charts.values()].some(({ content }) => content !== "full");
  }

  get kept(): ReadonlySet<string> {
    return this.#keptObjects;
  }

  get notPlayed(): readonly string[] {
    return [...[...this.#leftOut].toSorted(), ...this.presumed.sentences];
  }

  /** The requested charts, by name. */
  get notes(): readonly ChartNote[] {
    return [...this.#charts.values()]
      .toSorted((first, second) => first.name.localeCompare(second.name))
      .map((chart) => ({ ...chart, openKinds: [...(this.#open.get(chart.name) ?? [])].toSorted() }));
  }

  get summary(): ChartSummary {
    const named = (content: ChartFolder["content"]) =>
      this.notes.filter((chart) => chart.content === content).map(({ name }) => name);
    return { installed: named("full"), crdsOnly: named("crdsOnly"), absent: named("absent") };
  }
}
