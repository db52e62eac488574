import path from "node:path";
import { holdsFullCharts } from "../../charts";
import type { Project, StackConfig } from "../../project";
import type { ResolvedTools } from "../../toolchain";
import type { RehearsedCloud } from "../clouds";
import { controlPlaneTools } from "../control-plane";
import type { Cleanup } from "../processes";
import type { ControllerTool } from "../real-controllers";
import type { ControllerName } from "../real-controllers/contract";
import type { OfficialPlugin } from "./official-parts";

/** The stack to rehearse. */
export interface Subject {
  readonly project: Project;
  readonly stack: StackConfig;
  /** The folder of `--charts`. */
  readonly charts?: string;
  /** Whether Helm and Kustomize download charts and overlays, from the repositories that the program names. @default false */
  readonly pullCharts?: boolean;
  /** Whether the code of the program's dynamic providers runs. @default false */
  readonly runDynamicProviders?: boolean;
}

/** The tools that every rehearsal needs. */
export const rehearsalTools = [...controlPlaneTools, "pulumi"] as const;

type RehearsalTool = (typeof rehearsalTools)[number];

/** Returns the tools for a subject, including Helm if there are charts to render. */
export async function toolsFor({ charts, project, stack }: Subject): Promise<readonly (RehearsalTool | "helm")[]> {
  const setting = stack.config["keelson:charts"];
  const own = setting?.startsWith(".") || setting?.startsWith("/") ? path.resolve(project.root, setting) : undefined;
  const folders = [charts, own].filter((folder) => folder !== undefined);
  const full = await Promise.all(folders.map(holdsFullCharts));
  return full.includes(true) ? [...rehearsalTools, "helm"] : rehearsalTools;
}

/** Options of a site. */
export interface SiteOptions {
  readonly subject: Subject;
  /** The run's folder. */
  readonly directory: string;
  readonly tools: ResolvedTools<RehearsalTool>;
  /** The add-ons' own controllers to run. @default none */
  readonly controllers?: { readonly names: readonly ControllerName[]; readonly tools: ResolvedTools<ControllerTool> };
  /** Pulumi's own Kubernetes provider. @default the stand-in */
  readonly kubernetes?: OfficialPlugin;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly report: (text: string) => void;
  /** Receives how to stop each part. */
  readonly cleanup: Cleanup;
  /** The simulated clouds. @default all */
  readonly clouds?: readonly RehearsedCloud[];
}

/** Returns the options that the plugins and the charts of a program share. */
export function pluginOptions({ subject, ...options }: SiteOptions) {
  const { project, charts, pullCharts, runDynamicProviders, stack } = subject;
  return {
    ...options,
    pullCharts,
    runDynamicProviders,
    config: stack.config,
    projectDirectory: project.root,
    main: project.main,
    charts,
    stackReferences: project.stackReferences,
    runtime: project.runtime,
  };
}
