import ipaddr from "ipaddr.js";
import { z } from "zod";
import type { Cloud } from "../../components";
import { cidrs, minor, port } from "./fields";

const network = z
  .strictObject({
    /** What enforces NetworkPolicies. */
    cni: z.enum(["calico", "cilium", "vpc-cni"]),
    nodeCidrs: cidrs,
    podCidrs: cidrs,
    serviceCidrs: cidrs,
    /** Private addresses at which the cloud's own APIs answer, such as interface endpoints on AWS. */
    cloudEndpoints: cidrs.optional(),
    /** Where the API server listens and calls webhooks from; with the VPC CNI also the address of the Service `kubernetes`. */
    apiServer: z.strictObject({ cidrs, port: port.default(443) }),
  })
  .superRefine(({ podCidrs, serviceCidrs }, context) => {
    const shared = serviceCidrs.findIndex((services) => podCidrs.some((pods) => overlap(pods, services)));
    if (shared !== -1) {
      const message = `a range apart from podCidrs (${podCidrs.join(", ")})`;
      context.addIssue({ code: "custom", path: ["serviceCidrs", shared], message });
    }
  });

function overlap(one: string, other: string): boolean {
  const [first, second] = [ipaddr.parseCIDR(one), ipaddr.parseCIDR(other)];
  return first[0].match(second) || second[0].match(first);
}

const clouds = { aws: "aws", gcp: "gcp", azure: "azure", none: "none" } as const satisfies { [C in Cloud]: C };

/** A cluster that somebody else made. */
export const existingCluster = z.strictObject({
  kind: z.literal("existing"),
  name: z.string().min(1),
  /** The uid of its kube-system namespace. Another uid is another cluster, in which everything is made anew. */
  identifier: z.guid({
    error: "the uid of its kube-system namespace (kubectl get namespace kube-system -o jsonpath={.metadata.uid})",
  }),
  kubernetesVersion: minor,
  cloud: z.enum(clouds).default("none"),
  network,
  /** Cloud identities of service accounts, by `namespace/name`. */
  identities: z
    .record(z.string().regex(/^[^/]+\/[^/]+$/, { error: "namespace/name of a service account" }), z.string())
    .default({}),
  /** Where it stands in its cloud: account, project or subscription, region, network; and what else add-ons there ask for. */
  cloudFacts: z
    .strictObject({
      accountId: z.string({ error: "an account, project or subscription, in quotes" }),
      region: z.string(),
      partition: z.string().optional(),
      projectNumber: z.string({ error: "a project's number, in quotes" }).optional(),
      resourceGroup: z.string().optional(),
      tenantId: z.string().optional(),
      networkId: z.string().optional(),
      tags: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  /** What the cluster brings without an add-on. */
  builtin: z.array(z.enum(["resource-metrics", "node-autoscaling"])).default([]),
});

/** The description of a cluster that exists. */
export type ExistingClusterConfig = z.infer<typeof existingCluster>;
