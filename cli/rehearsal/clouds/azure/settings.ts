import { text } from "../../../values";
import type { ProviderSettings } from "../provider-settings";

/** The subscription of the simulated credentials, for providers that name none. */
const defaultSubscription = "00000000-1111-2222-3333-444444444444";

/** Configuration of Azure's provider: it accepts every value and replaces nothing when one changes. */
export const azureSettings: ProviderSettings = {
  check: () => [],
  replaces: [],
  /* The credentials of a tenant see all its subscriptions. */
  placeOf: ({ location, subscriptionId }, first) => ({
    accountId: text(subscriptionId) ?? first?.accountId ?? defaultSubscription,
    region: text(location) ?? "",
  }),
};
