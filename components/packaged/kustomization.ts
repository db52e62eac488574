import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import type { Labels } from "../network";
import { expected, type Problem, refuseProblems, subjectOf } from "../problems";
import type { PackagedArgs } from "./args";
import { checkFolder } from "./check-chart";
import { checkPackaged } from "./connections";
import { guardedOptions, PackagedWorkload } from "./packaged-workload";

/**
 * Arguments of a Kustomization.
 *
 * @example
 * ```ts
 * const args: KustomizationArgs = { tenant, directory: "./overlays/prod", podLabels: { app: "shop" }, ports: [8080] };
 * ```
 */
export interface KustomizationArgs extends PackagedArgs {
  /**
   * Folder of the overlay. It is a folder of the project, as a path that begins with `./` or `../`. Or it is a folder in Git at a commit, in
   * Kustomize's form: `https://github.com/acme/shop//overlays/production?ref=COMMIT`.
   */
  readonly directory: string;
  /** Name of the overlay. Other workloads use this name in `calls`. @default the component's name */
  readonly workloadName?: string;
  /** Labels that all pods of the chart or overlay have. Required if you set an option for connections. @default none: its pods may only query DNS */
  readonly podLabels?: Labels;
}

/**
 * A Kustomize overlay as a workload of a tenant. It may contain only namespaced kinds of workloads, in the tenant's namespace. The API server refuses
 * all other kinds.
 *
 * @example
 * ```ts
 * new Kustomization("web", {
 *   tenant,
 *   directory: "./overlays/production",
 *   podLabels: { "app.kubernetes.io/name": "web" },
 *   ports: [8080],
 * });
 * ```
 */
export class Kustomization extends PackagedWorkload {
  constructor(name: string, args: KustomizationArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("Kustomization", name, "KustomizationArgs", args);
    const { directory, podLabels, workloadName = name } = args;
    refuseProblems(subjectOf("Kustomization", workloadName, args.tenant), [
      ...checkDirectory(directory),
      ...checkPackaged("workloadName", workloadName, args),
      ...checkSelectable(args),
    ]);
    super("keelson:index:Kustomization", name, { workloadName, podLabels: podLabels ?? {}, args }, opts);
    new k8s.kustomize.v2.Directory(
      name,
      { directory, namespace: args.tenant.namespace },
      guardedOptions(this, name, args),
    );
    this.registerOutputs({});
  }
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/ and the names that Kustomize looks for. */
const fileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/** Lists the mistakes in the folder. With a branch or tag, the deployed objects could change without a change of the program. */
function checkDirectory(directory: string): Problem[] {
  if (!/^(https:\/\/|ssh:\/\/|git@)/.test(directory)) {
    const otherwise = 'for a folder in Git, write "https://…//folder?ref=COMMIT"';
    return checkFolder("directory", directory, fileNames, otherwise);
  }
  return /[?&](ref|version)=[0-9a-f]{40}(&|$)/.test(directory)
    ? []
    : [expected("directory", 'a folder in Git at a commit: "?ref=" and 40 digits', directory, "branches move")];
}

/** Lists the mistake of missing labels. Without labels, a policy would select all pods of the tenant. */
function checkSelectable(args: KustomizationArgs): Problem[] {
  const { podLabels, ports, peerPorts, exposed, calls, internetPorts, ingress, egress } = args;
  const given = Object.entries({ ports, peerPorts, exposed, calls, internetPorts, ingress, egress }).flatMap(
    ([key, value]) => (value === undefined ? [] : [key]),
  );
  return podLabels !== undefined || given.length === 0
    ? []
    : [
        expected(
          "podLabels",
          `labels of the pods, because policies for ${given.join(", ")} select pods by labels`,
          podLabels,
        ),
      ];
}
