import { cloudOf, factsOf } from "../../../../clouds";
import type { PlannedResource } from "../../../planned-resource";
import { valueChanges } from "../../value-changes";
import { labelOfPlanned, shownChange } from "../../words";
import { newcomers } from "../found";
import { exposesByWords } from "../protection";
import { rule } from "../rule";

/** Lists new cloud resources that are on the internet from the start. The lines about protection show resources that become public later. */
export const exposureLines = rule("open", ({ found }) =>
  newcomers(found)
    .filter(({ type }) => cloudOf(type) !== undefined)
    .flatMap((each) =>
      valueChanges("", undefined, each.inputs)
        .filter(({ path, after }) => exposesByWords(path, after) && !isTold(each, path))
        .map((change) => `${labelOfPlanned(each)}: ${shownChange(change)}`),
    ),
);

/** Other lines name the ranges that reach a type, and its openings. A public subnet or a DNS name opens nothing by itself. */
function isTold({ type }: PlannedResource, path: string): boolean {
  const { admits, opens } = factsOf(type) ?? {};
  const isOpening = opens !== undefined && path === "publicNetworkAccess";
  return admits !== undefined || isOpening || /mapPublicIp|fqdn|dns|^(?:tags|labels)\b/i.test(path);
}
