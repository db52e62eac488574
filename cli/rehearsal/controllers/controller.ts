import type { ApiClient } from "../control-plane";
import type { CloudHoldings } from "./ledger";

/** What every small controller works with. */
export interface ControllerContext {
  readonly client: ApiClient;
  /** PEM of the authority that signs what in-cluster services answer with. */
  readonly certificateAuthority: string;
  readonly holdings: CloudHoldings;
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
}

/** A controller that is at work until its context's signal is aborted. */
export interface RunningController {
  /** Settles when it has seen everything there is. */
  readonly synced: Promise<unknown>;
  /** Settles when it has ended. */
  readonly ended: Promise<unknown>;
}
