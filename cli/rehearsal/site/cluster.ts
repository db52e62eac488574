import { setTimeout as pause } from "node:timers/promises";
import type { PackageSchemas } from "../../schemas";
import { UnknownTypes } from "../../unknown-types";
import type { ChartLedger } from "../charts";
import { bareCluster, missingCharts, startSimulatedCloud } from "../clouds";
import { dynamicPlugin } from "../language-host";
import { startOtherPackages } from "../other-packages";
import { ClusterPlanes, type Plane } from "../planes";
import type { WaitBoard } from "../readiness";
import { type RealControllersOptions, type RunningRealControllers, startRealControllers } from "../real-controllers";
import type { ProjectPlugins } from "../remote-components";
import type { Part } from "../report";
import { chartSources } from "./chart-sources";
import { pluginOptions, type SiteOptions } from "./options";
import { startPlane } from "./plane";

/** The records that the parts of a site write for the report. */
interface Records {
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  readonly parts: Record<string, Part>;
}

const settleMilliseconds = 300;

/** Starts the run's control plane with its controllers, then the clouds and other packages that act on it. */
export async function startCluster(
  options: SiteOptions,
  { ledger, parts, waits }: Records,
  own: ProjectPlugins,
  schemas?: PackageSchemas,
) {
  const { cleanup, clouds, directory, signal, subject } = options;
  const unknownTypes = new UnknownTypes(subject.project.root, schemas);
  const beginnings = {
    bare: bareCluster(subject.stack, subject.project.name),
    sources: chartSources({ ...pluginOptions(options), ledger, parts }),
    waits,
  };
  const first = await startPlane(options, beginnings);
  const { access, controlPlane } = first;
  const planes = new ClusterPlanes({
    first,
    renew: await renewing(first, signal),
    start: (number) => startPlane(options, beginnings, number, controlPlane.identity),
  });
  const cloud = await startSimulatedCloud({ planes, ledger, directory, parts, signal, cleanup, clouds, unknownTypes });
  const lacksChart = missingCharts(ledger, access.client);
  const realControllers = await startReal(options, { access, controlPlane, lacksChart });
  const packages = await startOtherPackages({
    unknownTypes,
    projectDirectory: subject.project.root,
    usedPackages: schemas?.packages ?? [],
    running: [...own.schemas.keys(), ...(subject.runDynamicProviders === true ? [dynamicPlugin] : [])],
    parts,
    planes,
    signal,
    cleanup,
  });
  return { planes, realControllers, access, cloud, packages, unknownTypes };
}

/** Remembers the current content of an API server. @returns a function that restores it */
async function renewing({ controlPlane }: Plane, signal: AbortSignal): Promise<() => Promise<void>> {
  const forget = await controlPlane.remember();
  return async () => {
    await forget();
    /* Controllers may have created objects in the meantime, before they noticed the deletion. */
    await pause(settleMilliseconds, undefined, { signal });
    await forget();
  };
}

/** Starts the add-ons' own controllers, if the run asks for any. */
async function startReal(
  { cleanup, controllers, directory, report }: SiteOptions,
  place: Pick<RealControllersOptions, "access" | "controlPlane" | "lacksChart">,
): Promise<RunningRealControllers | undefined> {
  if (controllers === undefined || controllers.names.length === 0) {
    return undefined;
  }
  const running = await startRealControllers({ ...controllers, ...place, directory, report });
  cleanup.add(() => running.stop());
  return running;
}
