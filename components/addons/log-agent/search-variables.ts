import { fromSecret } from "../addon-secret";

/** The environment variables with user name and password for a search engine. An agent's configuration refers to them. */
export const searchVariables = { user: "SEARCH_USERNAME", password: "SEARCH_PASSWORD" } as const;

/** Returns the environment variables, with values from a Secret of `secretOfEngine`. The agent reads them when it starts. */
export function variablesOfSearch(secret: string): object[] {
  return [
    fromSecret(searchVariables.user, secret, "username"),
    fromSecret(searchVariables.password, secret, "password"),
  ];
}
