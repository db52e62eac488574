import { loadBalancers, monitoring, monitoringRules } from "../../../capabilities";
import { crdKind } from "../../../charts";
import { defineAddon } from "../../define";
import { provideMany } from "../../provide";
import { checkKyverno } from "./check";
import { kyvernoFlows } from "./flows";
import { kyvernoImages } from "./images";
import type { KyvernoOptions } from "./options";
import { kyvernoPolicies } from "./policies";
import { kyvernoRules } from "./rules";
import { kyvernoValues } from "./values";

const group = "policies.kyverno.io/v1";
const keep = { annotations: { "helm.sh/resource-policy": "keep" } };

function policyKinds(kind: string) {
  const plural = kind.toLowerCase().replace(/y$/, "ies");
  return [
    crdKind(group, kind, { scope: "Cluster", plural }),
    crdKind(group, `Namespaced${kind}`, { plural: `namespaced${plural}` }),
  ];
}

/** Checks tenants' objects against policies: images, requests, labels, tolerations, Services. */
export const kyverno = defineAddon<KyvernoOptions>({
  name: "kyverno",
  optionsType: "KyvernoOptions",
  summary: "checks tenants' images, requests, labels, tolerations and load balancers, and runs your own policies",
  whenRemoved: "policies no longer check tenants' objects",
  chart: { repository: "https://kyverno.github.io/kyverno/", name: "kyverno", version: "3.9.0" },
  images: kyvernoImages,
  monitors: [
    "admissionController.serviceMonitor.additionalLabels",
    "backgroundController.serviceMonitor.additionalLabels",
    "cleanupController.serviceMonitor.additionalLabels",
    "reportsController.serviceMonitor.additionalLabels",
  ],
  pods: {
    placed: [
      "crds.migration",
      "webhooksCleanup",
      "admissionController",
      "backgroundController",
      "cleanupController",
      "reportsController",
    ],
  },
  namespace: "kyverno",
  crds: {
    how: "templated",
    /* The CRDs of policies.kyverno.io come from a subchart. */
    values: { crds: { install: true, ...keep }, "kyverno-api": keep },
    kinds: [
      ...["ValidatingPolicy", "MutatingPolicy", "GeneratingPolicy", "DeletingPolicy", "ImageValidatingPolicy"].flatMap(
        policyKinds,
      ),
      crdKind(group, "PolicyException", { plural: "policyexceptions" }),
    ],
  },
  underArgoCd: "Kyverno's webhooks check the pods of Argo CD",
  admitsWorkloads: true,
  check: ({ cluster, options }) => checkKyverno(cluster, options),
  wants: () => [{ capability: monitoring }, { capability: loadBalancers, for: "resources", after: "nothing" }],
  provides: [provideMany(monitoringRules, () => ({ kyverno: kyvernoRules }))],
  flows: (context) => kyvernoFlows(context),
  values: (context) => kyvernoValues(context),
  customResources: (context) => kyvernoPolicies(context),
});
