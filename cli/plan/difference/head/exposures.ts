import { cloudOf } from "../../../clouds";
import { valueChanges } from "../value-changes";
import { labelOfPlanned, shownChange } from "../words";
import type { Compared, HeadLine } from "./contract";
import { lastName } from "./wording";

/** Inputs of clouds that put a resource on the internet. */
const exposing = new Set(["publiclyAccessible", "allowBlobPublicAccess"]);

/** Lists new resources of clouds that are on the internet from the start. The lines about protection tell of others that get there. */
export function exposureLines({ found }: Compared): HeadLine[] {
  const successors = new Set(found.succeeded.map(({ after }) => after));
  return found.created
    .filter((each) => cloudOf(each.type) !== undefined && !successors.has(each))
    .flatMap((each) =>
      valueChanges("", undefined, each.inputs)
        .filter(({ path, after }) => exposing.has(lastName(path)) && String(after) === "true")
        .map((change): HeadLine => ({ class: "open", text: `${labelOfPlanned(each)}: ${shownChange(change)}` })),
    );
}
