import type { ResolvedTools } from "../../toolchain";
import type { ClusterAccess } from "../kubernetes";
import type { ControllerName } from "./contract";

/** The controllers' programs, and the programs that judge their work. */
export type ControllerTool = "external-secrets" | "keda" | "kubeseal" | "sealed-secrets-controller";

/** An object that a controller could not handle, and why. */
export interface Unhandled {
  /** For instance `SealedSecret shop/database`. */
  readonly object: string;
  readonly reason: string;
}

/** The work of a controller in a run. */
export interface ControllerWork {
  /** What the rehearsal itself tried, in a sentence. */
  readonly tried: readonly string[];
  /** How many objects of the stack it had to handle; undefined if that is not known. */
  readonly total?: number;
  /** Those that it handled. */
  readonly handled: readonly string[];
  /** Objects that no rehearsal could have handled. They are no failures. */
  readonly unhandled: readonly Unhandled[];
  /** Objects that it had to handle but did not, and trials that failed. */
  readonly failures: readonly string[];
}

/** The inputs for judging a controller's work. */
export interface WorkContext {
  readonly access: ClusterAccess;
  readonly tools: ResolvedTools<ControllerTool>;
  /** The namespace that the controller runs in. */
  readonly namespace: string;
  /** A folder for files. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** More arguments and variables of a controller's process. */
interface Mounted {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** An add-on's own controller, as a process of the rehearsal. */
export interface RealController {
  readonly name: ControllerName;
  readonly tool: ControllerTool;
  /** The other tools that its work is judged with. */
  readonly needs: readonly ControllerTool[];
  /** The last part of its image's name, by which its Deployment is known. */
  readonly image: string;
  /** If the chart is absent: the namespace and the definition that it waits for, and its arguments. @default it does not run, because it needs a status that open definitions lack */
  readonly withoutChart?: {
    readonly namespace: string;
    /** For instance `sealedsecrets.bitnami.com`. */
    readonly definition: string;
    readonly args: readonly string[];
  };
  /** Arguments that come after the chart's and override them: free ports on loopback, no election, no webhooks. */
  readonly args: readonly string[];
  /** Replaces the files that are mounted into its pod: arguments and variables that name others, in a folder. @default none */
  readonly mounts?: (directory: string, namespace: string) => Promise<Mounted>;
  /** Judges its work on the objects of the stack, and tries it with an object of its own. */
  readonly judge: (context: WorkContext) => Promise<ControllerWork>;
}
