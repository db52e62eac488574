import { text } from "../../values";
import { all } from "../account";
import type { CloudRule } from "../contract";

const serviceType = "gcp:projects/service:Service";

/** The API that creates a type's resources, by the module in its token. The APIs of the other modules are on in every project. */
const apis: Readonly<Record<string, string>> = {
  compute: "compute",
  container: "container",
  dns: "dns",
  kms: "cloudkms",
  secretmanager: "secretmanager",
  serviceaccount: "iam",
};

/** How long an API takes to answer after it is enabled, in milliseconds. The real ones take up to minutes. */
const delayMilliseconds = 200;

/**
 * Refuses a call to an API that is not enabled. In a new project almost all are off, and an enabled one works only after a while; the
 * provider does not retry until then. If the program enables no APIs in a project, all of them may be on already.
 * https://cloud.google.com/service-usage/docs/enable-disable https://cloud.google.com/service-usage/docs/enabled-service#default
 */
export const apiIsEnabled: CloudRule = ({ type }, account) => {
  const api = apis[/^gcp:([a-z]+)\//.exec(type)?.[1] ?? ""];
  const enabled = all(account, serviceType);
  const service = `${api}.googleapis.com`;
  const isOn = enabled.some(
    ({ state, createdAt }) => text(state.service) === service && account.now - createdAt >= delayMilliseconds,
  );
  return api === undefined || enabled.length === 0 || isOn
    ? undefined
    : {
        code: "accessNotConfigured",
        status: 403,
        message: `${api} API has not been used in project ${account.accountId} before or it is disabled. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
      };
};
