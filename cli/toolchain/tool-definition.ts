import type { CutCopy } from "./provider-cuts";
import type { FitRule } from "./versions";

/** The command-line tools of rehearsals and checks. A Go module, pinned in a folder beside this file, gives the version of each and its source. */
export type ToolName =
  | "actionlint"
  | "age-keygen"
  | "amtool"
  | "etcd"
  | "external-secrets"
  | "helm"
  | "keda"
  | "kube-apiserver"
  | NextApiServer
  | "kube-controller-manager"
  | "kube-scheduler"
  | "kube-score"
  | "kubeconform"
  | "kubectl"
  | "kubeseal"
  | "kwok"
  | "kyverno"
  | "otelcol"
  | "promtool"
  | "pulumi"
  | "pulumi-language-yaml"
  | "pulumi-resource-kubernetes"
  | "registry"
  | "sealed-secrets-controller"
  | "sops"
  | "terraform-provider-aws"
  | "terraform-provider-google"
  | "velero"
  | "velero-plugin-for-aws";

/** The API server of a minor after the pinned Kubernetes, which shows whether objects survive an upgrade. */
type NextApiServer = "kube-apiserver-1.36" | "kube-apiserver-1.37";

/** How to find, judge and build a tool. */
export interface ToolDefinition {
  /** The folder beside this file whose go.mod pins the tool. */
  readonly pinFolder:
    | Exclude<
        ToolName,
        | "age-keygen"
        | "amtool"
        | "kubectl"
        | "otelcol"
        | "promtool"
        | "pulumi-language-yaml"
        | "pulumi-resource-kubernetes"
        | "registry"
        | "sealed-secrets-controller"
        | NextApiServer
        | `kube-${"apiserver" | "controller-manager" | "scheduler"}`
      >
    | "alertmanager"
    | "distribution"
    | "opentelemetry-collector"
    | "prometheus"
    | "kubernetes"
    | `kubernetes-${"1.36" | "1.37"}`
    | "pulumi-kubernetes"
    | "pulumi-yaml";
  /** The name of its file on PATH. @default the tool's name */
  readonly fileName?: string;
  /** The Go module whose version is the tool's version. */
  readonly module: string;
  /** The main package, as in the `tool` directive of go.mod. */
  readonly mainPackage: string;
  /** The released version to download, if the module's version is none. @default the module's version */
  readonly release?: string;
  /** Builds a part of the module. @default the module as it is */
  readonly cutCopy?: CutCopy;
  /** Arguments that print the tool's version; "unversioned" if none do and any one on PATH fits, because it comes with another tool. */
  readonly versionArguments: readonly string[] | "unversioned";
  /** The versions that can replace the pinned one. */
  readonly fit: FitRule;
  /** Go variables that set the tool's own version at link time. */
  readonly linkedVariables: (pin: string) => Record<string, string>;
}
