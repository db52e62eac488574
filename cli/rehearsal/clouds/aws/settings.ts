import { listOf, type ProviderSettings } from "../provider-settings";

/** The account of the simulated credentials, unless a provider names one. */
const defaultAccount = "111122223333";

/** How the AWS provider reads its configuration. */
export const awsSettings: ProviderSettings = {
  check: ({ region }) => {
    const reason = 'missing required configuration key "aws:region": the region where AWS operations will take place';
    return region === undefined || region === "" ? [{ property: "region", reason }] : [];
  },
  replaces: ["region"],
  /* The first provider decides which account the credentials of a run belong to. Real ones belong to one account, too. */
  placeOf: (settings, first) => {
    const allowed = listOf(settings.allowedAccountIds);
    const accountId = first?.accountId ?? allowed[0] ?? defaultAccount;
    const refused = allowed.length > 0 && !allowed.includes(accountId);
    if (refused || listOf(settings.forbiddenAccountIds).includes(accountId)) {
      throw new Error(`AWS account ID not allowed: ${accountId}`);
    }
    return { accountId, region: String(settings.region) };
  },
};
