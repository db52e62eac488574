import { fromSecret } from "../addon-secret";

/** The variables that hold the user and the password of a search engine. An agent's configuration names them. */
export const searchVariables = { user: "SEARCH_USERNAME", password: "SEARCH_PASSWORD" } as const;

/** Returns these variables with the values of a Secret of `secretOfEngine`. The agent reads them when it starts. */
export function variablesOfSearch(secret: string): object[] {
  return [
    fromSecret(searchVariables.user, secret, "username"),
    fromSecret(searchVariables.password, secret, "password"),
  ];
}
