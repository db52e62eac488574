import type { RehearsedCloud } from "./clouds";
import type { OptionalPhase, ProviderChoice } from "./contract";
import type { Engine } from "./engine";
import type { ControllerName } from "./real-controllers/contract";
import type { Progress, RehearsalOutcome } from "./report";
import type { Subject } from "./site";

/** Options of a rehearsal. */
export interface RehearsalOptions {
  readonly subject: Subject;
  readonly progress: Progress;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the run; everything is stopped and removed. */
  readonly signal: AbortSignal;
  /** The optional phases to run. @default all */
  readonly phases?: ReadonlySet<OptionalPhase>;
  /** Whether the clouds' own provider code is asked about every resource and every change. @default false */
  readonly judges?: boolean;
  /** The add-ons whose own controllers run, if the stack has them. @default none */
  readonly controllers?: readonly ControllerName[];
  /** The provider for Kubernetes. @default "auto" */
  readonly kubernetesProvider?: ProviderChoice;
  /** The simulated clouds. @default all */
  readonly clouds?: readonly RehearsedCloud[];
  /** Whether the outcome holds time lines. @default false */
  readonly timelines?: boolean;
  /** With `--keep`: called after the checks; everything is stopped when it resolves. */
  readonly keep?: (kept: Kept) => Promise<void>;
}

/** A rehearsal that is kept running. */
export interface Kept extends RehearsalOutcome {
  /** The kubeconfig of the run's own API server. */
  readonly kubeconfigFile: string;
  /** The kubeconfigs of the API servers of further clusters, with the clusters' names. */
  readonly furtherKubeconfigs: readonly { readonly file: string; readonly clusters: string }[];
  /** How the Pulumi CLI reaches the kept stack. */
  readonly engine: Pick<Engine, "cli" | "configFile" | "environment">;
}
