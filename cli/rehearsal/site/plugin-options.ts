import type { StackReferences } from "../../project";
import type { ChartLedger } from "../charts";
import type { RunCluster } from "../kubernetes-provider";
import type { Cleanup } from "../processes";
import type { WaitBoard } from "../readiness";
import type { Part } from "../report";
import type { YamlHost } from "./language";
import type { OfficialPlugin } from "./official-parts";

/** Options of the plugins. */
export interface PluginOptions {
  readonly directory: string;
  readonly projectDirectory: string;
  /** The program's file or folder, relative to the project. @default the project's folder */
  readonly main?: string;
  readonly charts?: string;
  /** Whether Helm and Kustomize download charts and overlays. @default false */
  readonly pullCharts?: boolean;
  /** Whether the code of dynamic providers runs. @default false */
  readonly runDynamicProviders?: boolean;
  readonly stackReferences?: StackReferences;
  /** The program's, such as `nodejs`. */
  readonly runtime: string;
  /** The stack's configuration. */
  readonly config: Readonly<Record<string, string>>;
  /** The user's environment, in which official plugins are looked for. */
  readonly environment: NodeJS.ProcessEnv;
  /** Pulumi's own host of YAML programs, if the program is one. */
  readonly yaml?: YamlHost;
  /** Pulumi's own Kubernetes provider, if the run uses it. */
  readonly kubernetes?: OfficialPlugin;
  readonly ledger: ChartLedger;
  readonly waits: WaitBoard;
  /** Receives the parts that the run uses; Helm only once a chart needs it. */
  readonly parts: Record<string, Part>;
  /** The run's cluster, once it runs. */
  readonly cluster: () => Promise<RunCluster>;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}
