/** The pairs of add-ons that fight on one cluster with their usual options, each with the words of its refusal. */
export const conflicts: Readonly<Record<string, string>> = {
  "cluster-autoscaler + karpenter":
    'expected "cluster-autoscaler" or none, got "karpenter"; or choose the add-on karpenter',
  "ingress-nginx + traefik":
    "expected one provider of a default IngressClass, got ingress-nginx and traefik; keep one of them",
  "jaeger + tempo": "expected one provider of a store of traces in the cluster, got jaeger and tempo; keep one of them",
};
