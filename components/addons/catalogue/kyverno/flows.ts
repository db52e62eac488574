import { monitoring } from "../../../capabilities";
import type { Flows } from "../../../network";
import type { AddonContext } from "../../definition";
import { scrapers } from "../../pods";
import type { KyvernoOptions } from "./options";

const instance = { "app.kubernetes.io/instance": "kyverno" };

/** Pod labels of Kyverno's parts. The keys are the names of the parts in the chart's values. */
export const pods = {
  admissionController: { ...instance, "app.kubernetes.io/component": "admission-controller" },
  backgroundController: { ...instance, "app.kubernetes.io/component": "background-controller" },
  cleanupController: { ...instance, "app.kubernetes.io/component": "cleanup-controller" },
  reportsController: { ...instance, "app.kubernetes.io/component": "reports-controller" },
  hooks: { ...instance, "app.kubernetes.io/component": "hooks" },
};

const ports = { webhook: 9443, metrics: 8000 };

/** Returns the flows of Kyverno's parts. They connect only to the API server. */
export function kyvernoFlows({ find }: Pick<AddonContext<KyvernoOptions>, "find">): Flows[] {
  const scraped = scrapers(find(monitoring), ports.metrics);
  const admits = [`apiserver:${ports.webhook}`, ...scraped] as const;
  const egress = ["dns", "apiserver"] as const;
  return [
    { name: "admission-controller", pods: pods.admissionController, ingress: admits, egress },
    { name: "background-controller", pods: pods.backgroundController, ingress: scraped, egress },
    { name: "cleanup-controller", pods: pods.cleanupController, ingress: admits, egress },
    { name: "reports-controller", pods: pods.reportsController, ingress: scraped, egress },
    { name: "hooks", pods: pods.hooks, egress },
  ];
}
