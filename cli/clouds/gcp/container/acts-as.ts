import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { badRequest } from "../faults";
import { idOf, lastPart } from "../names";

const memberType = "gcp:serviceaccount/iAMMember:IAMMember";

/**
 * How long it takes until Google Kubernetes Engine sees who may act as a service account, in milliseconds. The real time is seconds to
 * minutes: https://cloud.google.com/iam/docs/access-change-propagation. It is longer here than for the other grants of a new account, so
 * that a rehearsal finds a program that does not wait.
 */
const propagationMilliseconds = 3000;

/**
 * Refuses nodes that act as a service account if the caller got permission to use that account only a moment ago; the provider does not
 * retry. A caller without a grant may be the project's owner, so that is allowed. https://github.com/rancher/rancher/issues/10553
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
