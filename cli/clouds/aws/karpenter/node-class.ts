import { items } from "../../../values";
import type { TypeFacts } from "../../contract";
import { rows } from "../../replacement";

/**
 * The inputs that Karpenter hashes, and the image. A change is drift, and Karpenter replaces the nodes within its disruption
 * budgets. https://karpenter.sh/docs/concepts/disruption/#drift
 */
export const nodeClass: TypeFacts = {
  token: "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass",
  rolledBy: rows(
    "karpenter.sh/docs/concepts/disruption/#drift",
    [
      "amiSelectorTerms",
      "associatePublicIPAddress",
      "blockDeviceMappings",
      "metadataOptions",
      "role",
      "tags",
      "userData",
    ].map((path) => `spec.${path}`),
  ),
};

/**
 * Everything in a pool's template is part of its nodes; limits and budgets are not. A node that fits the requirements stays, so one more
 * value of `In` replaces none. https://github.com/kubernetes-sigs/karpenter/blob/main/designs/drift.md
 */
export const karpenterPool: TypeFacts = {
  token: "kubernetes:karpenter.sh/v1:NodePool",
  rolledBy: rows("karpenter.sh/docs/concepts/disruption/#drift", ["spec.template"]),
  keepsNodes: ({ path, before }, inputs) => {
    const [, key] = /^spec\.template\.spec\.requirements\[([^\]]+)\]\.values\[/.exec(path) ?? [];
    const requirements = items(inputs, "spec", "template", "spec", "requirements");
    return before === undefined && requirements.some((each) => each.key === key && each.operator === "In");
  },
};
