import type { Changed } from "../../changes";
import { kindOfPlanned, labelOfPlanned, shownChange } from "../../words";
import type { Compared, HeadLine } from "../contract";

/**
 * Lists ApplicationSets whose Applications get other names. Argo CD deletes an Application whose name no generator makes any more, and with
 * the finalizer everything that it deployed.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/
 */
export function renamedApplicationLines({ found }: Compared): HeadLine[] {
  return found.changed.flatMap(({ after, properties }: Changed): HeadLine[] => {
    const name = properties.find(({ path }) => path === "spec.template.metadata.name");
    return name === undefined || kindOfPlanned(after) !== "ApplicationSet"
      ? []
      : [
          {
            class: "unprotected",
            text: `${labelOfPlanned(after)}: its Applications get other names, so Argo CD deletes the former ones, and what they deployed: ${shownChange(name)}`,
          },
        ];
  });
}
