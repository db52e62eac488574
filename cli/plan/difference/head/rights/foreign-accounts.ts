import type { RegisteredResource } from "../../../../../components/testing";
import { clouds } from "../../../../clouds";
import { text } from "../../../../values";
import type { Grant } from "./grant";

/**
 * Returns a function that reports whether an identity belongs to an account or an owner of repositories that the stack did not know. An account that
 * a resource is shared with counts as foreign even if the stack knew none.
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
    ...grants.flatMap((grant) => [...accountsOf(`${grant.who} ${grant.on}`), ...ownersOf(grant)]),
  ]);
  return (grant) =>
    (known.size > 0 || grant.outside === true) &&
    [...accountsOf(grant.who), ...ownersOf(grant)].some((account) => !known.has(account) && !planned.has(account));
}

/** Finds the owners of repositories whose pipelines sign in, as GitHub and GitLab name them, also in an expression of Azure. */
function ownersOf({ who, when }: Grant): string[] {
  const subjects = [who, ...when.flatMap(({ values }) => values)];
  return subjects.flatMap((subject) => /(?<=^|')(?:repo|project_path):[^/:*?']+\//.exec(subject)?.[0] ?? []);
}

/** A plan answers with these accounts if a program asks in which one it runs. */
const planned = new Set(clouds.map(({ testPlace }) => testPlace.accountId));

/** Inputs of providers may be texts of JSON. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** The last part of an object ID of Azure may be twelve digits, too. */
const account = /(?<!\d|-[\da-f]{4}-)\d{12}(?!\d)/gi;
const projectOfNetwork = /(?<=\bprojects\/)[^/\s]+(?=\/global\/networks\/)/g;
const subscriptionOfNetwork =
  /(?<=\/subscriptions\/)[\w-]+(?=\/resourceGroups\/[^/]+\/providers\/Microsoft\.Network\/)/gi;

/** Finds accounts of AWS, and the owners of networks on Azure and Google Cloud. */
function accountsOf(words: string): string[] {
  return [account, projectOfNetwork, subscriptionOfNetwork].flatMap((pattern) => words.match(pattern) ?? []);
}
