import { z } from "zod";
import type { Cloud, Cni } from "../../components";
import { cidrs, minor, port } from "./fields";

const cnis = { calico: "calico", cilium: "cilium", "vpc-cni": "vpc-cni" } as const satisfies { [C in Cni]: C };
const clouds = { aws: "aws", gcp: "gcp", azure: "azure", none: "none" } as const satisfies { [C in Cloud]: C };

const network = z.strictObject({
  /** Enforces NetworkPolicies. */
  cni: z.enum(cnis),
  nodeCidrs: cidrs,
  podCidrs: cidrs,
  serviceCidrs: cidrs,
  /** Private addresses of the cloud's APIs, such as interface endpoints on AWS. */
  cloudEndpoints: cidrs.optional(),
  /** Addresses at which the API server listens and from which it calls webhooks; with the VPC CNI also that of the Service `kubernetes`. */
  apiServer: z.strictObject({ cidrs, port: port.default(443) }),
});

/** A cluster that exists already. */
export const existingCluster = z.strictObject({
  kind: z.literal("existing"),
  name: z.string().min(1, { error: "the name of the cluster" }),
  /** The uid of the cluster's kube-system namespace. Another uid is another cluster, in which everything is created again. */
  identifier: z.guid({
    error:
      "the uid of the cluster's kube-system namespace; run kubectl get namespace kube-system -o jsonpath={.metadata.uid}",
  }),
  kubernetesVersion: minor,
  cloud: z.enum(clouds).default("none"),
  network,
  /** Cloud identities of service accounts, by `namespace/name`. */
  identities: z
    .record(z.string().regex(/^[^/]+\/[^/]+$/, { error: "namespace/name of a service account" }), z.string())
    .default({}),
  /** Place of the cluster in its cloud, and other facts that add-ons need there. */
  cloudFacts: z
    .strictObject({
      accountId: z.string({ error: "an account, project or subscription; put it in quotes" }),
      region: z.string(),
      partition: z.string().optional(),
      projectNumber: z.string({ error: "the number of a project; put it in quotes" }).optional(),
      resourceGroup: z.string().optional(),
      tenantId: z.string().optional(),
      networkId: z.string().optional(),
      tags: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  /** Capabilities that the cluster offers without an add-on. */
  builtin: z.array(z.enum(["resource-metrics", "node-autoscaling"])).default([]),
});

/** An existing cluster as the stack's file describes it. */
export type ExistingClusterConfig = z.infer<typeof existingCluster>;
