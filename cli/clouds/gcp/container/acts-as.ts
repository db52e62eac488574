import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { badRequest } from "../faults";
import { idOf, lastPart } from "../names";

const memberType = "gcp:serviceaccount/iAMMember:IAMMember";

/**
 * How long Google Kubernetes Engine does not see who may act as a service account, in milliseconds. In reality seconds to minutes:
 * https://cloud.google.com/iam/docs/access-change-propagation. Longer than the other grants of a new account take, so that a program that does
 * not wait is seen.
 */
const propagationMilliseconds = 3000;

/**
 * Refuses nodes that act as an account of which the caller got the use just now; the provider does not retry it. A caller who got nothing
 * may be the project's owner. https://github.com/rancher/rancher/issues/10553
 */
export const callerMayActAs: CloudRule = ({ inputs }, account) => {
  const email = text(inputs, "nodeConfig", "serviceAccount");
  const grants = all(account, memberType).filter(
    ({ state }) =>
      state.role === "roles/iam.serviceAccountUser" && lastPart(idOf(text(state.serviceAccountId) ?? "")) === email,
  );
  const isSeen = grants.some(({ createdAt }) => account.now - createdAt >= propagationMilliseconds);
  return email === undefined || grants.length === 0 || isSeen
    ? undefined
    : badRequest(
        `The user does not have access to service account "${email}". Ask a project owner to grant you the iam.serviceAccountUser role on the service account.`,
      );
};
