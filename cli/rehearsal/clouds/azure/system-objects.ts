import { at, type Fields } from "../../../values";
import type { CloudObject } from "../simulated-cluster";
import {
  csiDriver,
  daemonSet,
  definition,
  deployment,
  dnsService,
  metricsServer,
  namespace,
  snapshotDefinitions,
} from "../system-workloads";

const app = (name: string) => ({ app: name });
const k8sApp = (name: string) => ({ "k8s-app": name });
const component = (name: string) => ({ component: name });

/** AKS' own Deployments tolerate nodes that are reserved for system pods. https://learn.microsoft.com/azure/aks/use-system-pools */
const tolerations = [{ key: "CriticalAddonsOnly", operator: "Exists" }];

function managed(name: string, labels: Readonly<Record<string, string>>, replicas = 2): CloudObject {
  return deployment(name, labels, replicas, { tolerations });
}

/**
 * Returns the objects of AKS that programs and pods depend on: workloads with AKS' names and labels, CSI drivers and the
 * CRDs of snapshots. https://learn.microsoft.com/azure/aks/core-aks-concepts
 */
export function systemObjects(cluster: Fields): readonly CloudObject[] {
  return [
    ...network(cluster),
    managed("coredns", k8sApp("kube-dns")),
    managed("coredns-autoscaler", k8sApp("coredns-autoscaler"), 1),
    dnsService("CoreDNS"),
    managed("konnectivity-agent", app("konnectivity-agent")),
    ...metricsServer(2),
    daemonSet("cloud-node-manager", k8sApp("cloud-node-manager")),
    csiDriver("disk.csi.azure.com", true),
    daemonSet("csi-azuredisk-node", app("csi-azuredisk-node")),
    csiDriver("file.csi.azure.com", false),
    daemonSet("csi-azurefile-node", app("csi-azurefile-node")),
    ...snapshotDefinitions(),
    ...addons(cluster),
  ];
}

/** Returns the objects that give pods a network and enforce policies; only kube-proxy if the program installs its own plugin. */
function network(cluster: Fields): CloudObject[] {
  const is = (key: string, value: string) => at(cluster, "networkProfile", key) === value;
  const proxy = is("networkDataplane", "cilium") ? [] : [daemonSet("kube-proxy", component("kube-proxy"))];
  if (is("networkPlugin", "none")) {
    return proxy;
  }
  return [
    ...proxy,
    daemonSet("azure-cns", k8sApp("azure-cns")),
    daemonSet("azure-ip-masq-agent", k8sApp("azure-ip-masq-agent")),
    ...(is("networkDataplane", "cilium") ? cilium() : []),
    ...(is("networkPolicy", "calico") ? calico() : []),
  ];
}

/** Returns AKS' Cilium with the CRDs of its policies. https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium */
function cilium(): CloudObject[] {
  const version = "cilium.io/v2";
  return [
    definition(version, "CiliumNetworkPolicy", "ciliumnetworkpolicies", "Namespaced"),
    definition(version, "CiliumClusterwideNetworkPolicy", "ciliumclusterwidenetworkpolicies", "Cluster"),
    daemonSet("cilium", k8sApp("cilium")),
    managed("cilium-operator", { name: "cilium-operator" }),
  ];
}

/** Returns AKS' Calico, which has its own namespaces. https://learn.microsoft.com/azure/aks/use-network-policies */
function calico(): CloudObject[] {
  const own = { namespace: "calico-system" };
  return [
    namespace("tigera-operator"),
    namespace("calico-system"),
    deployment("tigera-operator", { name: "tigera-operator" }, 1, { namespace: "tigera-operator" }),
    daemonSet("calico-node", k8sApp("calico-node"), own),
    deployment("calico-typha", k8sApp("calico-typha"), 2, own),
    deployment("calico-kube-controllers", k8sApp("calico-kube-controllers"), 1, own),
  ];
}

/** Returns the objects of add-ons that the cluster enables. https://learn.microsoft.com/azure/aks/integrations */
function addons(cluster: Fields): CloudObject[] {
  const addon = (name: string) => at(cluster, "addonProfiles", name, "enabled") === true;
  const secured = (...path: string[]) => at(cluster, "securityProfile", ...path, "enabled") === true;
  const gatekeeper = { namespace: "gatekeeper-system", tolerations };
  return [
    ...(secured("workloadIdentity")
      ? [managed("azure-wi-webhook-controller-manager", { "azure-workload-identity.io/system": "true" })]
      : []),
    ...(secured("imageCleaner")
      ? [managed("eraser-controller-manager", { "control-plane": "controller-manager" }, 1)]
      : []),
    ...(secured("defender", "securityMonitoring")
      ? [daemonSet("microsoft-defender-collector-ds", k8sApp("microsoft-defender-collector"))]
      : []),
    ...(addon("omsagent") ? [daemonSet("ama-logs", component("ama-logs-agent"))] : []),
    ...(addon("azureKeyvaultSecretsProvider")
      ? [daemonSet("aks-secrets-store-csi-driver", app("secrets-store-csi-driver"))]
      : []),
    ...(addon("azurepolicy")
      ? [
          managed("azure-policy", app("azure-policy"), 1),
          namespace("gatekeeper-system"),
          deployment("gatekeeper-audit", { "control-plane": "audit-controller" }, 1, gatekeeper),
          deployment("gatekeeper-controller", { "control-plane": "controller-manager" }, 2, gatekeeper),
        ]
      : []),
  ];
}
