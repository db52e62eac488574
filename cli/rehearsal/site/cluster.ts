import path from "node:path";
import type { PackageSchemas } from "../../schemas";
import { UnknownTypes } from "../../unknown-types";
import { applicationSync } from "../argo-cd";
import type { ChartLedger } from "../charts";
import { bareCluster, missingCharts, startSimulatedCloud } from "../clouds";
import { startControlPlane } from "../control-plane";
import { CloudHoldingsList, startControllers } from "../controllers";
import { connectCluster } from "../kubernetes";
import { dynamicPlugin } from "../language-host";
import { startOtherPackages } from "../other-packages";
import type { WaitBoard } from "../readiness";
import { type RealControllersOptions, type RunningRealControllers, startRealControllers } from "../real-controllers";
import type { ProjectPlugins } from "../remote-components";
import type { Part } from "../report";
import { chartSources } from "./chart-sources";
import { classesServed } from "./ingress-classes";
import { pluginOptions, type SiteOptions } from "./options";

/** What the parts of a site write to, for the report. */
interface Records {
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  readonly parts: Record<string, Part>;
}

/** Three nodes in three zones. */
const nodes = ["node-a", "node-b", "node-c"].map((name) => ({ name }));

/** Starts the control plane with its controllers, then the clouds and other packages that act on it. */
export async function startCluster(
  options: SiteOptions,
  { ledger, parts, waits }: Records,
  own: ProjectPlugins,
  schemas?: PackageSchemas,
) {
  const { cleanup, clouds, directory, report, signal, subject, tools } = options;
  const bare = bareCluster(subject.stack, subject.project.name);
  const { ownNodes, addressStyle, storageClasses } = bare;
  const holdings = new CloudHoldingsList();
  const unknownTypes = new UnknownTypes(subject.project.root, schemas);
  const controlPlane = await startControlPlane({
    directory: path.join(directory, "control-plane"),
    tools,
    nodes: ownNodes ? nodes : [],
    signal,
    report,
  });
  cleanup.add(() => controlPlane.stop());
  const servesClass = classesServed(ledger, bare.ingressClasses);
  const balanced = { ledger: holdings, addressStyle, servesClass };
  const access = await connectCluster(controlPlane.kubeconfig);
  cleanup.add(() => access.client.close());
  const sources = chartSources({ ...pluginOptions(options), ledger, parts });
  const sync = applicationSync({ access, settings: { isAmbient: false }, sources, signal, waits });
  const controllers = await startControllers({ controlPlane, report, storageClasses, ...balanced, sync });
  cleanup.add(() => controllers.stop());
  const cloud = await startSimulatedCloud({
    controlPlane,
    holdings,
    ledger,
    directory,
    parts,
    signal,
    cleanup,
    clouds,
    unknownTypes,
  });
  const lacksChart = missingCharts(ledger, access.client);
  const realControllers = await startReal(options, { access, controlPlane, lacksChart });
  const { kubeconfig } = controlPlane;
  const packages = await startOtherPackages({
    unknownTypes,
    projectDirectory: subject.project.root,
    usedPackages: schemas?.packages ?? [],
    running: [...own.schemas.keys(), ...(subject.runDynamicProviders === true ? [dynamicPlugin] : [])],
    parts,
    kubeconfig,
    signal,
    cleanup,
  });
  return { controlPlane, controllers, realControllers, access, cloud, packages, unknownTypes };
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
