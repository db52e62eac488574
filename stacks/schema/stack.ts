import { existsSync } from "node:fs";
import { z } from "zod";
import { tierNames } from "../../components";
import { addonChoices } from "./addons";
import { checkAgreement } from "./agreement";
import { aksCluster } from "./aks-cluster";
import { eksCluster } from "./eks-cluster";
import { existingCluster } from "./existing-cluster";
import { dnsName } from "./fields";
import { gkeCluster } from "./gke-cluster";

/** What stands for a secret: its value is nobody's business here. */
export const secret = "[secret]";

/** What a kubeconfig must be. */
export const kubeconfigError =
  "a secret, the cluster's kubeconfig: pulumi config set --secret keelson:kubeconfig < FILE";

const madeClusters = [eksCluster, gkeCluster, aksCluster] as const;

/** The kinds of cluster that a stack makes itself. */
export const madeKinds: readonly string[] = madeClusters.map(({ shape }) => shape.kind.value);

/** The applications that stacks run, each in a tenant of its name. */
export const applications = ["boutique", "podinfo", "messages"] as const;

const groups = z.array(z.string({ error: "the name or id of a group" })).optional();
const team = z.strictObject({ admins: groups, editors: groups, viewers: groups });

/** What `Pulumi.<stack>.yaml` may say under `keelson:`. */
export const stackSchema = z
  .strictObject({
    /** Whose wiring a stack has. @default the stack's name */
    environment: z.string(),
    /** Sets replicas and spread everywhere. */
    tier: z.enum(tierNames),
    /** Workloads are exposed under it. */
    domain: dnsName.optional(),
    /** Where Let's Encrypt sends notices. */
    acmeEmail: z.email({ error: "an e-mail address" }).optional(),
    /** Whether the ingress can be reached from the internet, where a cloud makes its load balancer. */
    exposure: z.enum(["internal", "public"]).default("internal"),
    /** Whose certificates exposed workloads have, where they do not come from the cloud. @default staging */
    issuer: z.enum(["staging", "production"]).optional(),
    /** `upstream`, `oci://…` of a mirror, or a directory. */
    charts: z
      .string()
      .refine((source) => source === "upstream" || source.startsWith("oci://") || existsSync(source), {
        error: '"upstream", "oci://…" of a mirror, or a directory that is there',
      })
      .default("upstream"),
    ...addonChoices,
    cluster: z.discriminatedUnion("kind", [existingCluster, ...madeClusters]),
    /** What `keelson plan --against` lets be replaced or deleted, each as `type::name`; the program passes it over. */
    replace: z
      .array(
        z
          .string()
          .regex(/^[^:]+:.+::.+$/, { error: 'a resource as type::name, such as "aws:eks/cluster:Cluster::prod"' }),
      )
      .optional(),
    /** Groups of the identity provider by what they may do, for each application's tenant. */
    teams: z.partialRecord(z.enum(applications), team).optional(),
    /** Of a cluster that exists. Only whether it is there: it is read as a secret where it is used. */
    kubeconfig: z.literal(secret, { error: kubeconfigError }).optional(),
  })
  .superRefine(checkAgreement);

/** A stack's configuration, checked; without secrets. */
export type StackConfig = z.infer<typeof stackSchema>;
