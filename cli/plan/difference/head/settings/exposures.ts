import { cloudOf, factsOf } from "../../../../clouds";
import type { PlannedResource } from "../../../planned-resource";
import { valueChanges } from "../../value-changes";
import { labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { exposesByWords } from "./wording";

/** Lists new resources of clouds that are on the internet from the start. The lines about protection tell of others that get there. */
export function exposureLines({ found }: Compared): HeadLine[] {
  const successors = new Set(found.succeeded.map(({ after }) => after));
  return found.created
    .filter((each) => cloudOf(each.type) !== undefined && !successors.has(each))
    .flatMap((each) =>
      valueChanges("", undefined, each.inputs)
        .filter(({ path, after }) => exposesByWords(path, after) && !isTold(each, path))
        .map((change): HeadLine => ({ class: "open", text: `${labelOfPlanned(each)}: ${shownChange(change)}` })),
    );
}

/** Other lines name the ranges that reach a type, and its openings. A public subnet opens nothing by itself, nor does a name. */
function isTold({ type }: PlannedResource, path: string): boolean {
  const { admits, opens } = factsOf(type) ?? {};
  const isOpening = opens !== undefined && path === "publicNetworkAccess";
  return admits !== undefined || isOpening || /mapPublicIp|fqdn|dns|^(?:tags|labels)\b/i.test(path);
}
