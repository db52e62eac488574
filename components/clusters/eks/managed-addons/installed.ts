import { type CniArgs, hasVpcCni, vpcCniValues } from "../cni";
import type { Context } from "../context";
import type { ServiceAccount } from "../roles";
import type { AddonsArgs } from "./args";
import { type ManagedAddon, managedAddons } from "./versions";

/** The arguments that managed add-ons depend on. */
export interface ManagedAddonsArgs extends AddonsArgs, CniArgs {
  readonly nodeRepair?: boolean;
  readonly storage?: {
    readonly shared?: boolean;
    readonly classes?: Readonly<Record<string, { readonly type: string }>>;
  };
}

/** A service account of an add-on, and the policies that it needs. */
export interface AddonIdentity extends ServiceAccount {
  /** The end of the role's name: the add-on's name, with or without the service account's name. */
  readonly role: string;
  /** Names of AWS managed policies with their paths, or ARNs. */
  readonly policies: readonly string[];
}

/** The identity and configuration of an add-on. */
interface AddonFacts {
  /** Its service account in kube-system and the policy that it needs. */
  readonly identity?: { readonly serviceAccount: string; readonly policy: string };
  readonly values?: (context: Context, args: CniArgs) => object;
}

/** Number of volumes of a Bottlerocket node itself: one for the root and one for data. */
const ownVolumes = 2;

/**
 * The policy of the EBS driver covers only volumes and instances that have the cluster's name in a tag. The driver sets the tag for volumes, and EKS
 * sets it for node groups. Without the metadata service, the driver would assume that a node itself uses only one volume.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverEKSClusterScopedPolicy.html
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/install.md#kubernetes-metadata
 */
const facts: Readonly<Partial<Record<string, AddonFacts>>> = {
  "vpc-cni": {
    identity: { serviceAccount: "aws-node", policy: "AmazonEKS_CNI_Policy" },
    values: (_context, args) => vpcCniValues(args),
  },
  "aws-ebs-csi-driver": {
    identity: { serviceAccount: "ebs-csi-controller-sa", policy: "AmazonEBSCSIDriverEKSClusterScopedPolicy" },
    values: ({ tags }) => ({
      /* Also tags snapshots. */
      controller: { extraVolumeTags: tags },
      node: { reservedVolumeAttachments: ownVolumes },
    }),
  },
  "aws-efs-csi-driver": {
    identity: { serviceAccount: "efs-csi-controller-sa", policy: "service-role/AmazonEFSCSIDriverPolicy" },
  },
} satisfies Partial<Record<ManagedAddon, AddonFacts>>;

/** Lists the add-ons that the component installs by itself. */
export function ownAddons(args: ManagedAddonsArgs): ManagedAddon[] {
  const without: Readonly<Partial<Record<ManagedAddon, boolean>>> = {
    "vpc-cni": !hasVpcCni(args),
    "eks-node-monitoring-agent": args.nodeRepair === false,
    "aws-efs-csi-driver": !hasFiles(args),
  };
  return managedAddons.filter((addon) => without[addon] !== true);
}

/** Reports whether the cluster has volumes on an EFS file system. */
function hasFiles({ storage: { shared = false, classes = {} } = {} }: ManagedAddonsArgs): boolean {
  return shared || Object.values(classes).some(({ type }) => type === "efs");
}

/** Lists the add-ons that only the arguments request. */
export function furtherAddons(args: ManagedAddonsArgs): string[] {
  const own: readonly string[] = ownAddons(args);
  return Object.keys(args.managedAddons ?? {}).filter((addon) => !own.includes(addon));
}

/** Returns the component's own configuration of an add-on, if it has one. */
export function ownValues(addon: string, context: Context, args: CniArgs): object | undefined {
  return facts[addon]?.values?.(context, args);
}

/** Reports whether the component itself gives an add-on its identity. */
export function hasOwnIdentity(addon: string): boolean {
  return facts[addon]?.identity !== undefined;
}

/** Lists the service accounts of an add-on that need permissions. */
export function identitiesOf(addon: string, { managedAddons: given = {} }: AddonsArgs): AddonIdentity[] {
  const own = facts[addon]?.identity;
  if (own !== undefined) {
    const { serviceAccount, policy } = own;
    return [{ namespace: "kube-system", serviceAccount, role: addon, policies: [policy] }];
  }
  return Object.entries(given[addon]?.identities ?? {}).map(([account, policies]) => {
    const [namespace = "", serviceAccount = ""] = account.split("/");
    return { namespace, serviceAccount, role: `${addon}-${serviceAccount}`, policies };
  });
}

/** Lists the ends of the names of all roles of managed add-ons. */
export function managedAddonRoles(args: ManagedAddonsArgs): string[] {
  return [...ownAddons(args), ...furtherAddons(args)].flatMap((addon) =>
    identitiesOf(addon, args).map(({ role }) => role),
  );
}
