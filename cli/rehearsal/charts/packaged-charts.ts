import { statSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { type ChartFolder, findChart } from "../../charts";
import { runProcess } from "../../toolchain";

/** The packaged charts of a project (`helm package`), each unpacked once into a run's folder. */
export class PackagedCharts {
  readonly #folder: string;
  readonly #unpacked = new Map<string, Promise<ChartFolder>>();

  /** @param folder the run's folder for charts */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Unpacks a chart that a program names by the path of its archive; undefined if there is no such file. */
  async of(chart: string, project: string): Promise<ChartFolder | undefined> {
    const file = path.resolve(project, chart);
    if (!/\.t(?:ar\.)?gz$/.test(chart) || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      return undefined;
    }
    const unpacked = this.#unpacked.get(file) ?? this.#unpack(file, String(this.#unpacked.size));
    this.#unpacked.set(file, unpacked);
    return unpacked;
  }

  async #unpack(file: string, folder: string): Promise<ChartFolder> {
    const into = path.join(this.#folder, folder);
    await mkdir(into, { recursive: true });
    await runProcess("tar", ["-xzf", file, "-C", into]);
    const [name = "."] = await readdir(into);
    return { ...(await findChart(`./${name}`, { project: into })), own: true };
  }
}
