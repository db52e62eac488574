import type { ChartImages } from "../images";
import { calicoImages, ciliumImages } from "./cni-images";
import { type CrdKind, crdKind } from "./crd-kind";
import type { Chart } from "./source";

/** The chart of a CNI. It is not an add-on, because no node becomes ready without it. */
export interface CniChart {
  readonly chart: Chart;
  /** The chart values that name its images. */
  readonly images: ChartImages;
  /** Kinds of the chart's CRDs. This program or another chart creates objects of these kinds. */
  readonly kinds: readonly CrdKind[];
}

/** Cilium. Its operator creates the CRDs when it starts, and no node becomes ready before that. */
export const ciliumChart: CniChart = {
  chart: { repository: "https://helm.cilium.io/", name: "cilium", version: "1.20.0" },
  images: ciliumImages,
  kinds: [crdKind("cilium.io/v2", "CiliumNetworkPolicy", { plural: "ciliumnetworkpolicies" })],
};

/** The operator of Calico. */
export const tigeraOperatorChart: CniChart = {
  chart: { repository: "https://docs.tigera.io/calico/charts", name: "tigera-operator", version: "v3.32.1" },
  images: calicoImages,
  kinds: [],
};

/** The CRDs of Calico and its operator, in the operator's version. Install this chart before the operator. */
export const calicoCrdsChart: CniChart = {
  chart: { repository: "https://docs.tigera.io/calico/charts", name: "crd.projectcalico.org.v1", version: "v3.32.1" },
  images: { values: {}, pullSecrets: {} },
  kinds: [crdKind("operator.tigera.io/v1", "Installation", { scope: "Cluster" })],
};

/** The charts of all CNIs. */
export const cniCharts: readonly CniChart[] = [ciliumChart, tigeraOperatorChart, calicoCrdsChart];
