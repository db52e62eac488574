import { existsSync } from "node:fs";
import { z } from "zod";
import { secretMark, tierNames } from "../../components";
import { addonChoices } from "./addons";
import { type ClusterConfig, clusterKinds } from "./cluster";
import type { ComponentKeys } from "./component-keys";
import { dnsName, dollars, reviewEntry } from "./fields";
import { movedKeys } from "./moved";

/**
 * The shape of `Pulumi.<stack>.yaml` under `keelson:`. It accepts anything inside `cluster` and inside the keys of `ComponentKeys`, because
 * interfaces define their shapes: `cluster-config.ts` and `component-keys.ts`, which `stacks/parse-shape.ts` checks.
 */
export const stackSchema = z.strictObject({
  /** Name of the environment, for names of resources, tags and labels. @default the stack's name */
  environment: z.string().regex(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/, {
    error: "a name of up to 40 characters of a-z, 0-9 and -, beginning with a letter and not ending in -",
  }),
  /** The wiring that the stack runs. It decides the stack's add-ons, and `addons` can change them. @default the environment's name */
  wiring: z.string().optional(),
  /** Sets the replicas and the spread of add-ons and workloads. */
  tier: z.enum(tierNames),
  /** Domain of exposed workloads. By default, each host is a subdomain of this domain. */
  domain: dnsName.optional(),
  /** E-mail address for Let's Encrypt's notices. */
  acmeEmail: z.email({ error: "an e-mail address" }).optional(),
  /** Who can reach the ingress: only the network (`internal`), or the internet (`public`). Used only if a cloud creates the load balancer. */
  exposure: z.enum(["internal", "public"]).default("internal"),
  /**
   * Certificate issuer of exposed workloads: `staging` or `production` of Let's Encrypt, or the key of your own issuer. Leave it out if the cloud
   * issues the certificates.
   *
   * @default `staging` if Let's Encrypt is on, otherwise your only issuer
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
  /** Source of the images of add-ons, CNI and workloads. @default the registries of the images' makers */
  images: z.looseObject({}).optional(),
  /** Content of the pull secret that `images` names: a Docker `config.json`, as a secret. */
  dockerConfig: z
    .literal(secretMark, {
      error: "a Docker config.json as a secret; run pulumi config set --secret keelson:dockerConfig < FILE",
    })
    .optional(),
  /** HTTP proxy for add-ons that connect to hosts outside the cluster. @default none */
  proxy: z.looseObject({}).optional(),
  /**
   * Your own certificate authorities. Workloads trust them, and so do add-ons that connect to hosts outside the cluster.
   *
   * @default none: the authorities in the images
   */
  caBundle: z.looseObject({}).optional(),
  /** Nodes for the pods of add-ons, except agents. @default any node; the system pool is preferred while it has room */
  placement: z.looseObject({}).optional(),
  /** With `own`, the platform creates priority classes. Add-ons and workloads that set no class use them. */
  priorityClasses: z.enum(["own", "none"]).default("none"),
  ...addonChoices,
  /** The cluster: its `kind` and the keys of that kind. */
  cluster: z.looseObject({ kind: z.enum(clusterKinds) }),
  /** Resources, as `type::name`, whose replacement or deletion `keelson plan --against` allows. The program ignores this key. */
  replace: z
    .array(
      z
        .string()
        .regex(/^[^:]+:.+::.+$/, { error: 'a resource as type::name, such as "aws:eks/cluster:Cluster::prod"' }),
    )
    .optional(),
  /**
   * Limit in US dollars a month, at list prices and with all pools at their maximum. `keelson plan` fails if the stack costs more. The program
   * ignores this key.
   */
  budget: dollars.optional(),
  /** Lines that a review of this stack always allows: classes of `docs/review.md`, or `class: text`. The program ignores this key. */
  review: z.array(reviewEntry).optional(),
  /** Tenants by name. Each tenant has its applications, quota, people and node pools. @default none */
  tenants: z.looseObject({}).default({}),
  /** The kubeconfig of an existing cluster, as a secret. */
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
