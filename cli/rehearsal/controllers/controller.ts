import type { ApiClient } from "../kubernetes";
import type { CloudHoldings } from "./ledger";

/** The parts that every controller uses. */
export interface ControllerContext {
  readonly client: ApiClient;
  /** PEM of the authority that signs the certificates of in-cluster services. */
  readonly certificateAuthority: string;
  readonly holdings: CloudHoldings;
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
}

/** A controller that runs until its context's signal aborts. */
export interface RunningController {
  /** Settles when it knows all existing objects. */
  readonly synced: Promise<unknown>;
  /** Settles when it has ended. */
  readonly ended: Promise<unknown>;
}
