import { all } from "../../account";
import { type CloudAccount, type CloudRule, type CloudRules } from "../../contract";
import { recordsAt, textAt } from "../../properties";
import { grants } from "../iam";

const bad = (message: string) => ({ code: "badRequest", message });

/** How long IAM takes to tell its other parts of a new service account, in milliseconds; some seconds in truth. */
const propagationMilliseconds = 300;

/**
 * A service account can be given a role some time after it was made, as IAM is only eventually consistent; the provider
 * asks again for a while. https://cloud.google.com/iam/docs/service-accounts-create
 */
const knownAccount: CloudRule = ({ inputs }, account) => {
  const [, email = ""] = /^serviceAccount:([^[\]]+)$/.exec(textAt(inputs, "member")) ?? [];
  const made = all(account, "gcp:serviceaccount/account:Account").find(({ state }) => state.email === email);
  const isNew = made !== undefined && account.now - made.createdAt < propagationMilliseconds;
  const isGone = made === undefined && account.deleted.has(accountKey(account, email));
  return isNew || isGone ? { ...bad(`Service account ${email} does not exist.`), transient: true } : undefined;
};

function accountKey({ accountId }: CloudAccount, email: string): string {
  return `gcp:serviceaccount/account:Account projects/${accountId}/serviceAccounts/${email}`;
}

/**
 * The workload identity pool of a project comes with its first cluster that has one.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity
 */
const knownPool: CloudRule = ({ inputs }, account) => {
  const [, pool = ""] =
    /(?:workloadIdentityPools\/|^serviceAccount:)([^/[\]]+\.svc\.id\.goog)/.exec(textAt(inputs, "member")) ?? [];
  const clusters = all(account, "gcp:container/cluster:Cluster");
  return pool === "" || clusters.some(({ state }) => textAt(state, "workloadIdentityConfig", "workloadPool") === pool)
    ? undefined
    : bad(
        `Identity Pool does not exist (${pool}). Please check that you specified a valid resource name as returned in the \`name\` attribute in the configuration API.`,
      );
};

/** https://cloud.google.com/iam/docs/roles-overview */
const knownRole: CloudRule = ({ inputs }) => {
  const role = textAt(inputs, "role");
  return /^(?:roles\/[a-zA-Z0-9_.]+|(?:projects|organizations)\/[^/]+\/roles\/[a-zA-Z0-9_.]+)$/.test(role)
    ? undefined
    : bad(`Role ${role} is not supported for this resource.`);
};

/** https://cloud.google.com/iam/docs/conditions-overview */
const condition: CloudRule = ({ inputs }) => {
  const conditions = recordsAt({ all: [inputs.condition] }, "all");
  return conditions.some((one) => textAt(one, "expression") === "")
    ? bad("Invalid value at 'policy.bindings[0].condition': expression must not be empty")
    : undefined;
};

/** https://cloud.google.com/iam/docs/creating-custom-roles */
const permissions: CloudRule = ({ inputs }) => {
  const given = Array.isArray(inputs.permissions) ? inputs.permissions.map(String) : [];
  const wrong = given.find(
    (one) => !/^[a-z0-9]+\.[a-zA-Z0-9]+(\.[a-zA-Z0-9]+)+$|^[a-z0-9]+\.[a-zA-Z0-9]+\.[a-zA-Z]+$/.test(one),
  );
  return wrong === undefined ? undefined : bad(`Permission ${wrong} is not valid.`);
};

const grant = { create: [knownRole, condition, knownPool, knownAccount] };

/** Rules of service accounts, roles, and who has them. */
export const iamRules: CloudRules = {
  "gcp:projects/iAMCustomRole:IAMCustomRole": { create: [permissions], update: [permissions] },
  ...Object.fromEntries(Object.keys(grants).map((type) => [type, grant])),
};
