import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type ChartFolder, findChart, originOf, pullChart, type RemoteChart } from "../../charts";
import { messageOf } from "../../error-message";
import type { ChartLedger } from "./chart-ledger";

/** What downloading charts needs. */
export interface PullOptions {
  /** Gets a Helm binary. */
  readonly helm: () => Promise<string>;
  /** The run's folder for charts. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly ledger: ChartLedger;
  readonly signal: AbortSignal;
}

/** The charts that a run downloads, each once. */
export class PulledCharts {
  readonly #options: PullOptions;
  readonly #pulled = new Map<string, Promise<ChartFolder | undefined>>();

  constructor(options: PullOptions) {
    this.#options = options;
  }

  /** Downloads a chart; undefined if its origin is unknown or the download fails, which the report then says. */
  of(chart: RemoteChart): Promise<ChartFolder | undefined> {
    const origin = originOf(chart);
    if (origin === undefined) {
      return Promise.resolve(undefined);
    }
    const key = JSON.stringify(chart);
    const pulled = this.#pulled.get(key) ?? this.#pull(chart, origin, String(this.#pulled.size));
    this.#pulled.set(key, pulled);
    return pulled;
  }

  async #pull(chart: RemoteChart, origin: string, folder: string): Promise<ChartFolder | undefined> {
    const { environment, helm, ledger, signal } = this.#options;
    const into = path.join(this.#options.folder, folder);
    try {
      await mkdir(into, { recursive: true });
      const directory = await pullChart(await helm(), chart, into, { environment, signal });
      return { ...(await findChart(directory, { project: into })), own: false, origin };
    } catch (error) {
      signal.throwIfAborted();
      const reason = messageOf(error);
      ledger.leaveOut(`The chart ${chart.chart} could not be downloaded from ${origin}: ${reason}`);
      return undefined;
    }
  }
}
