import type { EksAccessArgs, EksPrincipalArgs } from "./args";

/** The access of one principal to the cluster. */
export interface Grant {
  /** Key in the names of the grant's resources. */
  readonly key: string;
  readonly principalArn: string;
  /** One of EKS' access policies. @default none: roles in the cluster decide */
  readonly policy?: string;
  /** Namespaces to which the policy applies; empty for the whole cluster. */
  readonly namespaces: readonly string[];
  /** Groups of the principal in Kubernetes. */
  readonly groups: readonly string[];
}

/** Lists the principals with access, and their EKS access policies. Each principal gets one policy. */
export function grantsOf({ deployer, admins, editors = {}, viewers = {}, members = {} }: EksAccessArgs): Grant[] {
  const group = (prefix: string, policy: string, principals: Readonly<Record<string, EksPrincipalArgs>>) =>
    Object.entries(principals).map(([name, { principalArn, namespaces = [], groups = [] }]) => ({
      key: `${prefix}-${name}`,
      principalArn,
      policy,
      namespaces,
      groups,
    }));
  return [
    { key: "deployer", principalArn: deployer, policy: "AmazonEKSClusterAdminPolicy", namespaces: [], groups: [] },
    ...group("admin", "AmazonEKSAdminPolicy", admins),
    ...group("editor", "AmazonEKSEditPolicy", editors),
    ...group("viewer", "AmazonEKSViewPolicy", viewers),
    ...Object.entries(members).map(([name, member]) => ({ key: `member-${name}`, ...member, namespaces: [] })),
  ];
}
