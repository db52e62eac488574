/** The code of a refusal that Google's API has no part in: the provider says it by itself. */
export const byProvider = "";
