import type { ChartFolder } from "./chart-folder";

/** What a rehearsal did with charts, for its report. */
export interface ChartSummary {
  readonly installed: readonly string[];
  readonly crdsOnly: readonly string[];
  readonly absent: readonly string[];
}

/** Keeps account of the charts of a run and of what is meant to outlive their releases. */
export class ChartLedger {
  private readonly charts = new Map<string, ChartFolder["content"]>();
  private readonly keptObjects = new Set<string>();
  private readonly leftOut = new Set<string>();

  /** Enters a chart that a release has asked for. */
  enter({ name, content }: ChartFolder): void {
    this.charts.set(name, content);
  }

  /** Declares an object (`CustomResourceDefinition issuers.cert-manager.io`) that outlives its release. */
  keep(object: string): void {
    this.keptObjects.add(object);
  }

  /** Names something that a real Helm would have done and the rehearsal has not. */
  leaveOut(sentence: string): void {
    this.leftOut.add(sentence);
  }

  get kept(): ReadonlySet<string> {
    return this.keptObjects;
  }

  get notPlayed(): readonly string[] {
    return [...this.leftOut].toSorted();
  }

  get summary(): ChartSummary {
    const named = (content: ChartFolder["content"]) =>
      [...this.charts]
        .filter(([, found]) => found === content)
        .map(([name]) => name)
        .toSorted();
    return { installed: named("full"), crdsOnly: named("crdsOnly"), absent: named("absent") };
  }
}
