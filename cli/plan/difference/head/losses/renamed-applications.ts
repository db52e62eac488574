import { kindOfPlanned, labelOfPlanned, shownChange } from "../../words";
import { rule } from "../rule";

/**
 * Lists ApplicationSets whose Applications get other names. Argo CD then deletes the old Applications. With the finalizer, it also deletes everything
 * that they deployed. https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/
 */
export const renamedApplicationLines = rule("unprotected", ({ found }) =>
  found.changed.flatMap(({ after, properties }) => {
    const name = properties.find(({ path }) => path === "spec.template.metadata.name");
    return name === undefined || kindOfPlanned(after) !== "ApplicationSet"
      ? []
      : [
          `${labelOfPlanned(after)}: its Applications get new names, so Argo CD deletes the old ones and everything that they deployed: ${shownChange(name)}`,
        ];
  }),
);
