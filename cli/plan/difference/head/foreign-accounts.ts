import type { RegisteredResource } from "../../../../components/testing";
import { clouds } from "../../../clouds";
import { text } from "../../../values";
import type { Grant } from "./grant";

/**
 * Returns a function that reports whether an identity is of an account that the stack did not know. An account by which a resource is
 * shared is foreign even if the stack knew none.
 */
export function foreigners(
  resources: readonly RegisteredResource[],
  grants: readonly Grant[],
): (grant: Grant) => boolean {
  const known = new Set([
    ...resources.flatMap(({ inputs }) => [
      ...accountsOf(textOf(inputs.allowedAccountIds)),
      ...[inputs.subscriptionId, inputs.project].flatMap((id) => text(id) ?? []),
    ]),
    ...grants.flatMap(({ who, on }) => accountsOf(`${who} ${on}`)),
  ]);
  return ({ who, outside }) =>
    (known.size > 0 || outside === true) &&
    accountsOf(who).some((account) => !known.has(account) && !planned.has(account));
}

/** A plan answers with these accounts if a program asks in which one it runs. */
const planned = new Set(clouds.map(({ testPlace }) => testPlace.accountId));

/** Inputs of providers may be texts of JSON. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

const account = /(?<!\d)\d{12}(?!\d)/g;
const projectOfNetwork = /(?<=\bprojects\/)[^/\s]+(?=\/global\/networks\/)/g;
const subscriptionOfNetwork =
  /(?<=\/subscriptions\/)[\w-]+(?=\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/)/gi;

/** Finds accounts of AWS, and the owners of networks on Azure and Google Cloud. */
function accountsOf(words: string): string[] {
  return [account, projectOfNetwork, subscriptionOfNetwork].flatMap((pattern) => words.match(pattern) ?? []);
}
