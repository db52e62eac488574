import { type ChartFolder } from "./chart-folder";

/** What a rehearsal did with charts, for its report. */
export interface ChartSummary {
  readonly installed: readonly string[];
  readonly crdsOnly: readonly string[];
  readonly absent: readonly string[];
}

/** A chart as it was asked for and as it was found. */
export interface ChartNote extends ChartFolder {
  /** The version that the program asks for; empty where it asks for none. */
  readonly asked: string;
  /** The kinds whose definitions were made with open schemas, since the chart is absent. */
  readonly openKinds: readonly string[];
}

/** Keeps account of the charts of a run and of what is meant to outlive their releases. */
export class ChartLedger {
  readonly #charts = new Map<string, ChartFolder & { readonly asked: string }>();
  readonly #open = new Map<string, Set<string>>();
  readonly #keptObjects = new Set<string>();
  readonly #leftOut = new Set<string>();

  /** Enters a chart that a release has asked for, in a version. */
  enter(chart: ChartFolder, asked = ""): void {
    this.#charts.set(chart.name, { ...chart, asked });
  }

  /** Notes a kind of a chart whose definition accepts any field. */
  openSchema(chart: string, kind: string): void {
    this.#open.set(chart, (this.#open.get(chart) ?? new Set()).add(kind));
  }

  /** Declares an object (`CustomResourceDefinition issuers.cert-manager.io`) that outlives its release. */
  keep(object: string): void {
    this.#keptObjects.add(object);
  }

  /** Names something that a real Helm would have done and the rehearsal has not. */
  leaveOut(sentence: string): void {
    this.#leftOut.add(sentence);
  }

  get kept(): ReadonlySet<string> {
    return this.#keptObjects;
  }

  get notPlayed(): readonly string[] {
    return [...this.#leftOut].toSorted();
  }

  /** Each chart that was asked for, by name. */
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
