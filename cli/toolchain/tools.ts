import { cutExternalSecrets, cutSealedSecrets, cutVeleroPlugin } from "./controller-cuts";
import { cutKubernetes, kubernetesProviderVersion } from "./kubernetes-provider-cut";
import { type CutCopy, cutAws, cutGoogle } from "./provider-cuts";
import type { ToolDefinition, ToolName } from "./tool-definition";
import type { FitRule } from "./versions";

function kubernetes(name: string, fit: FitRule, versionArguments: readonly string[] = ["--version"]): ToolDefinition {
  return {
    pinFolder: "kubernetes",
    module: "k8s.io/kubernetes",
    mainPackage: `k8s.io/kubernetes/cmd/${name}`,
    versionArguments,
    fit,
    linkedVariables: (pin) => {
      const [major = "", minor = ""] = pin.replace(/^v/, "").split(".");
      const variable = (suffix: string) => `k8s.io/component-base/version.git${suffix}`;
      return { [variable("Version")]: pin, [variable("Major")]: major, [variable("Minor")]: minor };
    },
  };
}

function nextApiServer(minor: "1.36" | "1.37"): ToolDefinition {
  const fileName = "kube-apiserver";
  return { ...kubernetes(fileName, "same-minor"), pinFolder: `kubernetes-${minor}`, fileName };
}

/**
 * Prometheus' own tools, of the versions that kube-prometheus-stack runs. Its module's version of 3.14 is 0.314, so no promtool on PATH
 * fits.
 */
function prometheus(name: "alertmanager" | "prometheus", tool: "amtool" | "promtool"): ToolDefinition {
  const module = `github.com/prometheus/${name}`;
  return {
    pinFolder: name,
    module,
    mainPackage: `${module}/cmd/${tool}`,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "github.com/prometheus/common/version.Version": pin.replace(/^v/, "") }),
  };
}

/** A provider that Pulumi wraps. The judges speak its protocol. It prints no version, so only the pinned build fits. */
function terraformProvider(name: "aws" | "google", cutCopy: CutCopy): ToolDefinition {
  const module = `github.com/hashicorp/terraform-provider-${name}`;
  return {
    pinFolder: `terraform-provider-${name}`,
    module,
    mainPackage: module,
    cutCopy,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: () => ({}),
  };
}

/** It prints no version, so none on PATH fits; a rehearsal looks for installed plugins itself. */
const kubernetesProvider = "github.com/pulumi/pulumi-kubernetes/provider/v4";

/** Every tool by its name. */
export const tools: Readonly<Record<ToolName, ToolDefinition>> = {
  pulumi: {
    pinFolder: "pulumi",
    module: "github.com/pulumi/pulumi/pkg/v3",
    mainPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    versionArguments: ["version"],
    fit: "same-major-not-older",
    linkedVariables: (pin) => ({ "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": pin }),
  },
  "pulumi-resource-kubernetes": {
    pinFolder: "pulumi-kubernetes",
    module: kubernetesProvider,
    mainPackage: `${kubernetesProvider}/cmd/pulumi-resource-kubernetes`,
    release: "v4.34.2",
    cutCopy: cutKubernetes,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ [`${kubernetesProvider}/pkg/version.Version`]: kubernetesProviderVersion(pin) }),
  },
  "pulumi-language-yaml": {
    pinFolder: "pulumi-yaml",
    module: "github.com/pulumi/pulumi-yaml",
    mainPackage: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
    versionArguments: "unversioned",
    fit: "same-major",
    linkedVariables: (pin) => ({ "github.com/pulumi/pulumi-yaml/pkg/version.Version": pin }),
  },
  "kube-apiserver": kubernetes("kube-apiserver", "same-minor"),
  "kube-apiserver-1.36": nextApiServer("1.36"),
  "kube-apiserver-1.37": nextApiServer("1.37"),
  "kube-controller-manager": kubernetes("kube-controller-manager", "same-minor"),
  "kube-scheduler": kubernetes("kube-scheduler", "same-minor"),
  kubectl: kubernetes("kubectl", "one-minor-apart", ["version", "--client", "--output=json"]),
  etcd: {
    pinFolder: "etcd",
    module: "go.etcd.io/etcd/server/v3",
    mainPackage: "go.etcd.io/etcd/server/v3",
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: () => ({}),
  },
  kwok: {
    pinFolder: "kwok",
    module: "sigs.k8s.io/kwok",
    mainPackage: "sigs.k8s.io/kwok/cmd/kwok",
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: () => ({}),
  },
  helm: {
    pinFolder: "helm",
    module: "helm.sh/helm/v3",
    mainPackage: "helm.sh/helm/v3/cmd/helm",
    versionArguments: ["version", "--short"],
    fit: "same-major",
    linkedVariables: (pin) => ({ "helm.sh/helm/v3/internal/version.version": pin }),
  },
  actionlint: {
    pinFolder: "actionlint",
    module: "github.com/rhysd/actionlint",
    mainPackage: "github.com/rhysd/actionlint/cmd/actionlint",
    versionArguments: ["-version"],
    fit: "same-major-not-older",
    linkedVariables: (pin) => ({ "github.com/rhysd/actionlint.version": pin.replace(/^v/, "") }),
  },
  "kube-score": {
    pinFolder: "kube-score",
    module: "github.com/zegl/kube-score",
    mainPackage: "github.com/zegl/kube-score/cmd/kube-score",
    versionArguments: ["version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "main.version": pin.replace(/^v/, "") }),
  },
  kubeconform: {
    pinFolder: "kubeconform",
    module: "github.com/yannh/kubeconform",
    mainPackage: "github.com/yannh/kubeconform/cmd/kubeconform",
    versionArguments: ["-v"],
    fit: "same-major-not-older",
    linkedVariables: (pin) => ({ "main.version": pin }),
  },
  /* Of the version that the add-on's chart runs. */
  kubeseal: {
    pinFolder: "kubeseal",
    module: "github.com/bitnami/sealed-secrets",
    mainPackage: "github.com/bitnami/sealed-secrets/cmd/kubeseal",
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "main.VERSION": pin.replace(/^v/, "") }),
  },
  "sealed-secrets-controller": {
    pinFolder: "kubeseal",
    module: "github.com/bitnami/sealed-secrets",
    mainPackage: "github.com/bitnami/sealed-secrets/cmd/controller",
    cutCopy: cutSealedSecrets,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "main.VERSION": pin.replace(/^v/, "") }),
  },
  /* The last version that has its providers in its own module. Go's proxy lacks parts of every later one. */
  "external-secrets": {
    pinFolder: "external-secrets",
    module: "github.com/external-secrets/external-secrets",
    mainPackage: "github.com/external-secrets/external-secrets",
    cutCopy: cutExternalSecrets,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: () => ({}),
  },
  /* Of the version that the add-on's chart runs. It prints no version, so only the pinned build fits. */
  keda: {
    pinFolder: "keda",
    module: "github.com/kedacore/keda/v2",
    mainPackage: "github.com/kedacore/keda/v2/cmd/operator",
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "github.com/kedacore/keda/v2/version.Version": pin.replace(/^v/, "") }),
  },
  /* Of the version that the add-on's chart runs. */
  velero: {
    pinFolder: "velero",
    module: "github.com/vmware-tanzu/velero",
    mainPackage: "github.com/vmware-tanzu/velero/cmd/velero",
    versionArguments: ["version", "--client-only"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "github.com/vmware-tanzu/velero/pkg/buildinfo.Version": pin }),
  },
  /* Of the version that the add-on's chart runs. It prints no version, so only the pinned build fits. */
  "velero-plugin-for-aws": {
    pinFolder: "velero-plugin-for-aws",
    module: "github.com/vmware-tanzu/velero-plugin-for-aws",
    mainPackage: "github.com/vmware-tanzu/velero-plugin-for-aws/velero-plugin-for-aws",
    cutCopy: cutVeleroPlugin,
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: () => ({}),
  },
  /* The command that judges policies without a cluster. Of the version that the add-on's chart runs. */
  kyverno: {
    pinFolder: "kyverno",
    module: "github.com/kyverno/kyverno",
    mainPackage: "github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno",
    versionArguments: ["version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "github.com/kyverno/kyverno/pkg/version.BuildVersion": pin }),
  },
  /* Its own main package: no module has a collector with these components, of the version that the add-on's chart runs. */
  otelcol: {
    pinFolder: "opentelemetry-collector",
    module: "go.opentelemetry.io/collector/otelcol",
    mainPackage: "keelson.dev/toolchain/opentelemetry-collector",
    versionArguments: ["--version"],
    fit: "same-minor",
    linkedVariables: (pin) => ({ "main.version": pin.replace(/^v/, "") }),
  },
  registry: {
    pinFolder: "distribution",
    module: "github.com/distribution/distribution/v3",
    mainPackage: "github.com/distribution/distribution/v3/cmd/registry",
    versionArguments: ["--version"],
    fit: "same-major",
    linkedVariables: (pin) => ({ "github.com/distribution/distribution/v3/version.version": pin }),
  },
  sops: {
    pinFolder: "sops",
    module: "github.com/getsops/sops/v3",
    mainPackage: "github.com/getsops/sops/v3/cmd/sops",
    versionArguments: ["--disable-version-check", "--version"],
    fit: "same-major-not-older",
    linkedVariables: () => ({}),
  },
  "age-keygen": {
    pinFolder: "sops",
    module: "filippo.io/age",
    mainPackage: "filippo.io/age/cmd/age-keygen",
    versionArguments: ["--version"],
    fit: "same-major",
    linkedVariables: (pin) => ({ "main.Version": pin }),
  },
  promtool: prometheus("prometheus", "promtool"),
  amtool: prometheus("alertmanager", "amtool"),
  "terraform-provider-aws": terraformProvider("aws", cutAws),
  "terraform-provider-google": terraformProvider("google", cutGoogle),
};

/** Tools that no rehearsal needs: tests, judges, or the user's choice ask for them. */
const occasional: ReadonlySet<ToolName> = new Set<ToolName>([
  "actionlint",
  "age-keygen",
  "amtool",
  "external-secrets",
  "keda",
  "kube-apiserver-1.36",
  "kube-apiserver-1.37",
  "kube-score",
  "kubeconform",
  "kubeseal",
  "kyverno",
  "otelcol",
  "promtool",
  "pulumi-language-yaml",
  "pulumi-resource-kubernetes",
  "registry",
  "sealed-secrets-controller",
  "sops",
  "terraform-provider-aws",
  "terraform-provider-google",
  "velero",
  "velero-plugin-for-aws",
]);

/** All tools, in display order. */
export const toolNames = Object.keys(tools) as ToolName[];

/** The tools of a rehearsal; the others are provided when they are asked for. */
export const rehearsalToolNames = toolNames.filter((name) => !occasional.has(name));
