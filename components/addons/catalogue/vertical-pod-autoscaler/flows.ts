import type { Monitoring } from "../../../capabilities";
import type { Flows } from "../../../network";
import { scrapers } from "../../pods";

const instance = {
  "app.kubernetes.io/name": "vertical-pod-autoscaler",
  "app.kubernetes.io/instance": "vertical-pod-autoscaler",
};

function component(name: string) {
  return { ...instance, "app.kubernetes.io/component": name };
}

const ports = { webhook: 8000, recommender: 8942, updater: 8943, admissionController: 8944 };

/** Labels of all pods of the add-on. */
export const allPods = instance;

/** Name of the ports with metrics. */
export const metricsPort = "prometheus";

/** Returns the flows of the three parts, and of the Jobs that create the webhook's certificate if cert-manager is missing. */
export function verticalPodAutoscalerFlows(monitoring: Monitoring | undefined): Flows[] {
  const egress = ["dns", "apiserver"] as const;
  return [
    {
      name: "admission-controller",
      pods: component("admission-controller"),
      ingress: [`apiserver:${ports.webhook}`, ...scrapers(monitoring, ports.admissionController)],
      egress,
    },
    { name: "recommender", pods: component("recommender"), ingress: scrapers(monitoring, ports.recommender), egress },
    { name: "updater", pods: component("updater"), ingress: scrapers(monitoring, ports.updater), egress },
    { name: "certificate", pods: component("admission-certgen"), egress },
  ];
}
