import { type Fields, items, text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { inUse } from "./faults";

/** Lists the service accounts that an add-on gives roles to, as `namespace/name`. */
export function addonAccounts({ podIdentityAssociations }: Fields): string[] {
  return items(podIdentityAssociations).map((one) => `kube-system/${text(one, "serviceAccount") ?? ""}`);
}

/** Lists the one service account that an association gives a role to. */
export function associatedAccounts(association: Fields): string[] {
  return [[text(association, "namespace"), text(association, "serviceAccount")].join("/")];
}

/** A service account has one role, from an add-on or an association. https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html */
export const areFree =
  (accountsOf: (inputs: Fields) => readonly string[]): CloudRule =>
  ({ inputs }, account) => {
    const ofCluster = (type: string) =>
      all(account, type).filter(({ state }) => state.clusterName === inputs.clusterName);
    const taken = new Set([
      ...ofCluster("aws:eks/addon:Addon").flatMap(({ state }) => addonAccounts(state)),
      ...ofCluster("aws:eks/podIdentityAssociation:PodIdentityAssociation").flatMap(({ state }) =>
        associatedAccounts(state),
      ),
    ]);
    const twice = accountsOf(inputs).find((one) => taken.has(one));
    return twice === undefined ? undefined : inUse(`Association already exists for the service account ${twice}`);
  };
