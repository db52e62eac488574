import { setMaxListeners } from "node:events";
import type { ApplicationSync } from "../argo-cd";
import { ApiClient, type ApiConnection } from "../kubernetes";
import type { AddressStyle } from "./addresses";
import { startApplications } from "./applications";
import { startCaBundles } from "./ca-bundles";
import type { ControllerContext } from "./controller";
import { startDevicePlugins } from "./device-plugins";
import type { ServesClass } from "./ingress-classes";
import { CloudHoldings, type CloudLedger } from "./ledger";
import { startLoadBalancers } from "./load-balancers";
import { startPodReadiness } from "./pod-readiness";
import type { PlayedCounts } from "./sentences";
import { startVolumes } from "./volumes";

/** Options of the controllers. */
export interface ControllersOptions {
  /** How to reach the control plane. */
  readonly controlPlane: ApiConnection;
  /** Called with everything that is retried. */
  readonly report: (message: string) => void;
  /** Records load balancers and disks. */
  readonly ledger?: CloudLedger;
  /** How load balancers are addressed. @default "ip" */
  readonly addressStyle?: AddressStyle;
  /** Reports whether a controller serves a class of Ingresses without an IngressClass. @default no class is served */
  readonly servesClass?: ServesClass;
  /** Applies the charts of Argo CD's Applications. @default none is applied */
  readonly sync?: ApplicationSync;
  /** StorageClasses of the simulated cloud, as complete objects. @default none */
  readonly storageClasses?: readonly object[];
}

/** The running controllers. */
export interface RunningControllers {
  /** Ends all of them. May be called more than once. */
  stop(): Promise<void>;
  /** Counts what they have done. */
  counts(): PlayedCounts;
}

/** Starts what KWOK does not simulate: load balancers, volumes, certificates of webhooks and aggregated APIs, the end of Applications. */
export async function startControllers(options: ControllersOptions): Promise<RunningControllers> {
  const {
    controlPlane,
    report,
    ledger,
    addressStyle = "ip",
    servesClass = async () => false,
    storageClasses = [],
    sync,
  } = options;
  const client = ApiClient.withToken(controlPlane);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const holdings = new CloudHoldings(ledger);
  const { certificateAuthority } = controlPlane;
  const context: ControllerContext = { client, certificateAuthority, holdings, signal: stopping.signal, report };
  const caBundles = startCaBundles(context);
  const applications = startApplications(context, sync);
  const controllers = [
    startLoadBalancers(context, { style: addressStyle, serves: servesClass }),
    startVolumes(context),
    startDevicePlugins(context),
    startPodReadiness(context),
    caBundles,
    applications,
  ];
  const end = async (): Promise<void> => {
    stopping.abort();
    await Promise.all(controllers.map(({ ended }) => ended));
    client.close();
  };
  let ended: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  try {
    await Promise.all(controllers.map(({ synced }) => synced));
    for (const storageClass of storageClasses) {
      await client.create("/apis/storage.k8s.io/v1/storageclasses", storageClass);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const counts = () => ({
    services: holdings.count("Service"),
    ingresses: holdings.count("Ingress"),
    volumes: holdings.count("PersistentVolume"),
    caBundles: caBundles.patched(),
    applications: applications.played(),
  });
  return { stop, counts };
}
