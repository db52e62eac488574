import { text } from "../../../values";
import { type ProviderSettings } from "../provider-settings";

/** The subscription of the simulated credentials, where no provider says which it is to be. */
const defaultSubscription = "00000000-1111-2222-3333-444444444444";

/** What Azure's provider makes of its configuration: it accepts every one, and replaces nothing for another. */
export const azureSettings: ProviderSettings = {
  check: () => [],
  replaces: [],
  /* Credentials of one directory see all of its subscriptions. */
  placeOf: ({ location, subscriptionId }, first) => ({
    accountId: text(subscriptionId) ?? first?.accountId ?? defaultSubscription,
    region: text(location) ?? "",
  }),
};
