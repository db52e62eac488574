/** The pairs of add-ons that fight on one cluster with their usual options, each with the words of its refusal. */
export const conflicts: Readonly<Record<string, string>> = {
  "cluster-autoscaler + karpenter":
    'expected "cluster-autoscaler" or none, got "karpenter"; change the cluster option autoscaler, or replace this add-on with karpenter',
  "fluent-bit + fluentd":
    "expected a single provider of a log agent for all containers, got fluent-bit and fluentd; keep one of them",
  "ingress-nginx + traefik":
    "expected a single provider of a default IngressClass, got ingress-nginx and traefik; keep one of them",
  "jaeger + tempo":
    "expected a single provider of a trace store in the cluster, got jaeger and tempo; keep one of them",
};
