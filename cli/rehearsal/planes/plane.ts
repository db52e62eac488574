import type { ControlPlane } from "../control-plane";
import type { CloudHoldingsList, RunningControllers } from "../controllers";
import type { ClusterAccess } from "../kubernetes";

/** An API server of a run, with its own etcd, nodes and controllers. */
export interface Plane {
  readonly controlPlane: ControlPlane;
  readonly controllers: RunningControllers;
  readonly access: ClusterAccess;
  /** The load balancers and disks that its objects hold. */
  readonly holdings: CloudHoldingsList;
  /** Ends it; may be called more than once. */
  stop(): Promise<void>;
}
