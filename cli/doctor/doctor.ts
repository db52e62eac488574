import { minorOf } from "../kubernetes-version";
import { type Project, readCluster, type StackConfig } from "../project";
import { text } from "../values";
import { reachServer } from "./api-server";
import type { Check } from "./check";
import { checkCluster } from "./cluster-health";
import { checkIdentities, cloudsOf } from "./identity";
import { readKubeconfig } from "./kubeconfig";
import { checkQuotas } from "./quota";
import { toolRunner } from "./run-tool";
import { checkState } from "./stack-state";
import { checkTools } from "./tools";

/** The stack, the cluster and the account to check. */
export interface Patient {
  readonly project: Project;
  readonly stack: StackConfig;
  /** A kubeconfig's file. @default KUBECONFIG, then ~/.kube/config */
  readonly kubeconfig?: string;
  /** @default the current context */
  readonly context?: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Examines a stack, its tools, its account and its cluster. */
export async function examine({ context, env, kubeconfig, project, stack }: Patient): Promise<Check[]> {
  const run = toolRunner(env);
  const { cluster } = readCluster(stack.config, project.name);
  const clouds = cloudsOf(stack.config, cluster);
  const wantedMinor = minorOf(text(cluster, "kubernetesVersion") ?? "");
  const outside = await Promise.all([
    checkTools(run, project.root, wantedMinor),
    checkIdentities(run, clouds, cluster),
    checkState(run, project.root, stack.name),
    checkQuotas(run, clouds, cluster),
  ]);
  const place = { kubeconfig: await readKubeconfig(kubeconfig, env), context, env, wantedMinor };
  const { access, checks } = await reachServer(place);
  try {
    return [...outside.flat(), ...checks, ...(access === undefined ? [] : await checkCluster(access, Date.now()))];
  } finally {
    access?.client.close();
  }
}
