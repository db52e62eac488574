import { at, items } from "../../../../values";
import type { Changed } from "../../changes";
import { labelOfPlanned, shownChange, shownValue } from "../../words";
import { rule } from "../rule";

/** Types of secret stores. These lines show where their secrets come from. */
export const secretStores = /^kubernetes:external-secrets\.io\/v\w+:(?:Cluster)?SecretStore$/;

/**
 * Lists new readers of a store's secrets, and stores whose secrets come from another place: that place sees the token of external-secrets,
 * and decides the passwords of workloads. https://external-secrets.io/latest/api/clustersecretstore/
 */
export const secretStoreLines = rule("admin", ({ found }) =>
  found.changed
    .filter(({ after }) => secretStores.test(after.type))
    .flatMap((pair) => [...readers(pair), ...places(pair)]),
);

function conditionsOf({ inputs }: Changed["after"]): string[] {
  return items(at(inputs, "spec", "conditions")).map((condition) => JSON.stringify(condition));
}

function readers({ before, after }: Changed): string[] {
  const [old, now] = [before, after].map(conditionsOf);
  const all = (old?.length ?? 0) > 0 && now?.length === 0 ? ["every namespace"] : [];
  const come = (now ?? []).filter((condition) => old?.length !== 0 && old?.includes(condition) !== true);
  return [...all, ...come.map((condition) => `namespaces that match ${condition}`)].map(
    (who) => `${who}: read the secrets of ${labelOfPlanned(after)}`,
  );
}

function places({ after, properties }: Changed): string[] {
  return properties
    .filter(({ path }) => path.startsWith("spec.provider."))
    .map(
      (change) =>
        `${shownValue(change.after)}: provide the secrets of ${labelOfPlanned(after)}: ${shownChange(change)}`,
    );
}
