import path from "node:path";
import { applicationSync } from "../argo-cd";
import { enterIngressClasses } from "../charts";
import type { BareCluster } from "../clouds";
import { type ControlPlane, startControlPlane } from "../control-plane";
import { CloudHoldingsList, startControllers } from "../controllers";
import { connectCluster } from "../kubernetes";
import type { ChartSources } from "../kubernetes-provider/release";
import type { Plane } from "../planes";
import type { WaitBoard } from "../readiness";
import { classesServed } from "./ingress-classes";
import type { SiteOptions } from "./options";

/** Three nodes in three zones. */
const nodes = ["node-a", "node-b", "node-c"].map((name) => ({ name }));

/** The initial contents of the API servers of a run. */
export interface PlaneBeginnings {
  readonly bare: BareCluster;
  readonly sources: ChartSources;
  readonly waits: WaitBoard;
}

/**
 * Starts an API server with its nodes and controllers.
 *
 * @param number 1 for that of the run, 2 for the next one
 * @param identity the authority and users of the run @default new ones
 */
export async function startPlane(
  { cleanup, directory, report, signal, tools }: SiteOptions,
  { bare, sources, waits }: PlaneBeginnings,
  number = 1,
  identity?: ControlPlane["identity"],
): Promise<Plane> {
  const { addressStyle, ingressClasses, ownNodes, storageClasses } = bare;
  const starting = startControlPlane({
    directory: path.join(directory, number === 1 ? "control-plane" : `control-plane-${number}`),
    tools,
    nodes: ownNodes ? nodes : [],
    identity,
    signal,
    report,
  });
  /* One that is not ready yet when the run ends must end, too. */
  cleanup.add(() =>
    starting.then(
      (started) => started.stop(),
      () => undefined,
    ),
  );
  const controlPlane = await starting;
  const access = await connectCluster(controlPlane.kubeconfig);
  cleanup.add(() => access.client.close());
  const holdings = new CloudHoldingsList();
  const isServed = classesServed(sources.ledger, ingressClasses);
  const servesClass = async (name: string) => {
    await enterIngressClasses(access.client, sources.ledger);
    return isServed(name);
  };
  const sync = applicationSync({ access, settings: { isAmbient: false }, sources, signal, waits });
  const balanced = { ledger: holdings, addressStyle, servesClass };
  const controllers = await startControllers({ controlPlane, report, storageClasses, ...balanced, sync });
  cleanup.add(() => controllers.stop());
  const stop = async () => {
    await controllers.stop();
    access.client.close();
    await controlPlane.stop();
  };
  return { controlPlane, controllers, access, holdings, stop };
}
