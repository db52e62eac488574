import { setMaxListeners } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { ResolvedTools } from "../../toolchain";
import { ApiClient, type ApiConnection, type ClusterAccess, follow, type KubernetesObject } from "../kubernetes";
import { startWatchdog } from "../processes";
import type { ControllerName } from "./contract";
import type { ControllerTool } from "./definition";
import { type ControllerReport, judgeController } from "./judge";
import { realControllers } from "./real-controllers";
import { deploymentsPath, Supervisor } from "./supervisor";

/** Options of the real controllers of a run. */
export interface RealControllersOptions {
  readonly names: readonly ControllerName[];
  readonly tools: ResolvedTools<ControllerTool>;
  readonly controlPlane: ApiConnection;
  readonly access: ClusterAccess;
  /** Reports whether the program installs a chart that the rehearsal lacks. */
  readonly lacksChart: (chart: string) => Promise<boolean>;
  /** The run's folder. */
  readonly directory: string;
  readonly report: (message: string) => void;
}

/** The running controllers of add-ons. */
export interface RunningRealControllers {
  /** Says which ran and what each did. */
  judge(signal: AbortSignal): Promise<readonly ControllerReport[]>;
  /** Ends all of them. */
  stop(): Promise<void>;
}

/** Runs the chosen add-ons' own controllers against a cluster, each while the stack has it. */
export async function startRealControllers(options: RealControllersOptions): Promise<RunningRealControllers> {
  const { access, controlPlane, lacksChart, names, report, tools } = options;
  const directory = path.join(options.directory, "controllers");
  await mkdir(directory);
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal);
  const client = ApiClient.withToken(controlPlane);
  const watchdog = startWatchdog();
  const deployments = follow<KubernetesObject>(client, deploymentsPath, { signal, report });
  const shared = { controlPlane, client, deployments, lacksChart, directory, watchdog, signal, report };
  const supervisors = names.map((name) => {
    const controller = realControllers[name];
    return new Supervisor(controller, tools[controller.tool].path, shared);
  });
  return {
    judge: async (signal) => {
      const reports: ControllerReport[] = [];
      for (const supervisor of supervisors) {
        reports.push(await judgeController(supervisor, { access, tools, directory, signal }));
      }
      return reports;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...supervisors.map(({ ended }) => ended), deployments.ended]);
      await watchdog.dismiss();
      client.close();
    },
  };
}
