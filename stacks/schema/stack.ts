import { existsSync } from "node:fs";
import { z } from "zod";
import { secretMark, tierNames } from "../../components";
import { addonChoices } from "./addons";
import { type ClusterConfig, clusterKinds } from "./cluster";
import type { ComponentKeys } from "./component-keys";
import { dnsName, dollars, reviewEntry } from "./fields";
import { movedKeys } from "./moved";

/**
 * The shape of `Pulumi.<stack>.yaml` under `keelson:`. Inside `cluster` and the keys of `ComponentKeys` it accepts anything, because
 * interfaces define their shapes.
 */
export const stackSchema = z.strictObject({
  /** The environment, in names of resources, in tags and in labels. @default the stack's name */
  environment: z.string().regex(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/, {
    error: "a name of up to 40 characters of a-z, 0-9 and -, beginning with a letter",
  }),
  /** The wiring that the stack runs. It decides the stack's add-ons, unless `addons` changes them. @default the environment's name */
  wiring: z.string().optional(),
  /** Sets replicas and spread everywhere. */
  tier: z.enum(tierNames),
  /** Domain under which workloads are exposed. */
  domain: dnsName.optional(),
  /** E-mail address for Let's Encrypt's notices. */
  acmeEmail: z.email({ error: "an e-mail address" }).optional(),
  /** Who can reach the ingress, if a cloud creates its load balancer: the network, or the internet. */
  exposure: z.enum(["internal", "public"]).default("internal"),
  /**
   * Certificate issuer of exposed workloads, unless the cloud issues the certificates: `staging` or `production` of Let's Encrypt, or the key
   * of your own issuer. @default `staging` if Let's Encrypt is on, otherwise your only issuer
   */
  issuer: z
    .string()
    .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, { error: "the key of an issuer, such as production" })
    .optional(),
  /** Source of charts: `upstream`, the `oci://…` URL of a mirror, or a directory. */
  charts: z
    .string()
    .refine(
      (source) =>
        source === "upstream" || /^oci:\/\/[a-z0-9][a-z0-9.-]*(:\d+)?(\/[\w.-]+)*$/.test(source) || existsSync(source),
      {
        error: '"upstream", "oci://…" of a mirror, or an existing directory',
      },
    )
    .default("upstream"),
  /** Where the images of add-ons, CNI and workloads come from. @default the makers' own registries */
  images: z.looseObject({}).optional(),
  /** Content of the pull secret that `images` names: a Docker `config.json`. Only its presence is known here. */
  dockerConfig: z
    .literal(secretMark, {
      error: "a Docker config.json as a secret; run pulumi config set --secret keelson:dockerConfig < FILE",
    })
    .optional(),
  /** HTTP proxy for add-ons that connect to hosts outside the cluster. @default none */
  proxy: z.looseObject({}).optional(),
  /**
   * Your own certificate authorities, for workloads and for add-ons that connect to hosts outside the cluster. @default the authorities in
   * the images
   */
  caBundle: z.looseObject({}).optional(),
  /** The nodes for the pods of add-ons, except agents. @default any node; the system pool is preferred while it has room */
  placement: z.looseObject({}).optional(),
  /** With `own`, the platform creates priority classes for add-ons and workloads that do not set one. */
  priorityClasses: z.enum(["own", "none"]).default("none"),
  ...addonChoices,
  /** The cluster: its `kind` and the keys of that kind. */
  cluster: z.looseObject({ kind: z.enum(clusterKinds) }),
  /** Resources that `keelson plan --against` allows to be replaced or deleted, as `type::name`. The program ignores it. */
  replace: z
    .array(
      z
        .string()
        .regex(/^[^:]+:.+::.+$/, { error: 'a resource as type::name, such as "aws:eks/cluster:Cluster::prod"' }),
    )
    .optional(),
  /**
   * Limit in US dollars a month, at list prices and with all pools at their maximum. `keelson plan` fails if the stack costs more. The
   * program ignores it.
   */
  budget: dollars.optional(),
  /** Lines that a review of this stack always allows: classes of `docs/review.md`, or `class: text`. The program ignores it. */
  review: z.array(reviewEntry).optional(),
  /** Tenants by name, each with its applications, quota, people and node pools. @default none */
  tenants: z.looseObject({}).default({}),
  /** The kubeconfig of an existing cluster. Only its presence is known here; it is read as a secret where it is used. */
  kubeconfig: z
    .literal(secretMark, {
      error: "the cluster's kubeconfig as a secret; run pulumi config set --secret keelson:kubeconfig < FILE",
    })
    .optional(),
  ...movedKeys,
});

/** A checked stack configuration, without secrets. */
export type StackConfig = Omit<z.infer<typeof stackSchema>, "cluster" | keyof ComponentKeys> &
  ComponentKeys & { readonly cluster: ClusterConfig };
