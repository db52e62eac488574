import { releaseInputs, releaseType } from "../../../../charts";
import { text, texts } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { Difference } from "../../difference";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";

/** A chart that moves from Helm to Argo CD, or from Argo CD to Helm. */
interface HandOver {
  readonly before: PlannedResource;
  readonly after: PlannedResource;
}

/** Finds the charts that go from a Helm release to an Application of Argo CD, or back. */
export function handOvers({ created, deleted }: Pick<Difference, "created" | "deleted">): HandOver[] {
  return created.flatMap((after) => {
    const place = placeOf(after);
    const before = deleted.find((one) => place !== undefined && placeOf(one) === place && one.type !== after.type);
    return before === undefined ? [] : [{ before, after }];
  });
}

/** The name and the namespace of the release that a resource installs. */
function placeOf(resource: PlannedResource): string | undefined {
  const inputs = releaseInputs(resource);
  return inputs && `${text(inputs, "namespace") ?? ""}/${text(inputs, "name") ?? ""}`;
}

/** Says whether the objects of a chart stay while somebody else takes it over. `lost` are those that are deleted meanwhile. */
export function handOverLines({ found }: Compared): HeadLine[] {
  return handOvers(found).map(({ before, after }) => {
    const [from, to] = [labelOfPlanned(before), labelOfPlanned(after)];
    const isToArgoCd = before.type === releaseType;
    if (keepsObjects(before)) {
      return {
        class: "other",
        text: `${from}: its objects stay, and ${isToArgoCd ? "Argo CD" : "Helm"} takes them over (${to})`,
      };
    }
    const end = isToArgoCd ? "Helm uninstalls it" : "Argo CD deletes its objects";
    const step = isToArgoCd ? "prepare" : "let-go";
    return {
      class: "lost",
      text: `${from}: ${end}, and ${to} creates the objects again. To keep the objects, deploy the step "${step}" first`,
    };
  });
}

/** Whether the end of a release or of an Application leaves its objects. */
function keepsObjects({ inputs, options, type }: PlannedResource): boolean {
  return type === releaseType ? options.retainOnDelete === true : texts(inputs, "metadata", "finalizers").length === 0;
}
