import type { CrdKind } from "./crd-kind";
import type { Chart } from "./source";

/** A chart of a CNI, which is no add-on: no node is ready without it. */
export interface CniChart {
  readonly chart: Chart;
  /** The kinds that it brings and that this program, or the release of another chart, makes resources of. */
  readonly kinds: readonly CrdKind[];
}

/** Cilium; its operator makes the CRDs when it starts, and no node is ready before. */
export const ciliumChart: CniChart = {
  chart: { repository: "https://helm.cilium.io/", name: "cilium", version: "1.20.0" },
  kinds: [
    {
      group: "cilium.io",
      version: "v2",
      kind: "CiliumNetworkPolicy",
      plural: "ciliumnetworkpolicies",
      scope: "Namespaced",
    },
  ],
};

/** The operator of Calico. */
export const tigeraOperatorChart: CniChart = {
  chart: { repository: "https://docs.tigera.io/calico/charts", name: "tigera-operator", version: "v3.32.1" },
  kinds: [],
};

/** The CRDs of Calico and its operator; of the operator's version, and before it. */
export const calicoCrdsChart: CniChart = {
  chart: { repository: "https://docs.tigera.io/calico/charts", name: "crd.projectcalico.org.v1", version: "v3.32.1" },
  kinds: [
    { group: "operator.tigera.io", version: "v1", kind: "Installation", plural: "installations", scope: "Cluster" },
  ],
};

/** Every chart of a CNI. */
export const cniCharts: readonly CniChart[] = [ciliumChart, tigeraOperatorChart, calicoCrdsChart];
