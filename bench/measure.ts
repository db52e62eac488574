/** CPU seconds by step. */
export type Timings = Readonly<Record<string, number>>;

/** Measures the CPU time of steps, which does not depend on other processes on the machine. */
export class Stopwatch {
  readonly #timings: Record<string, number> = {};

  /** Runs a step, measures it and returns its result. */
  async time<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    const start = process.cpuUsage();
    const result = await work();
    const { system, user } = process.cpuUsage(start);
    this.#timings[step] = (system + user) / 1e6;
    return result;
  }

  get timings(): Timings {
    return { ...this.#timings };
  }
}

/** Prints two measurements side by side, with their ratio for each step. */
export function sideBySide(headings: readonly [string, string], few: Timings, many: Timings): string {
  const rows = Object.keys(few).map((step) => [step, few[step] ?? 0, many[step] ?? 0] as const);
  const total = ["in all", sum(few), sum(many)] as const;
  const lines = [...rows, total].map(([step, a, b]) =>
    line(step, seconds(a), seconds(b), `${(b / a).toFixed(1)} times`),
  );
  return [line("", ...headings, "as long"), ...lines].join("\n");
}

function line(step: string, ...cells: readonly string[]): string {
  return [step.padEnd(12), ...cells.map((cell) => cell.padStart(18))].join("").trimEnd();
}

function seconds(amount: number): string {
  return `${amount.toFixed(2)} s`;
}

function sum(timings: Timings): number {
  return Object.values(timings).reduce((all, one) => all + one, 0);
}
