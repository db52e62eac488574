import type { Changed } from "../changes";
import { labelOfPlanned, shownChange } from "../words";
import type { Compared, HeadLine } from "./contract";

/**
 * Inputs of databases whose change stops them for a while, by the type's name.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html
 */
const stopping: Readonly<Record<string, RegExp>> = {
  "aws:rds/instance:Instance": /^(?:instanceClass|engineVersion|storageType)$/,
  "aws:rds/clusterInstance:ClusterInstance": /^(?:instanceClass|engineVersion)$/,
  "aws:docdb/clusterInstance:ClusterInstance": /^instanceClass$/,
  "aws:neptune/clusterInstance:ClusterInstance": /^instanceClass$/,
};

/** Lists databases that a change restarts: at once, or in their next maintenance window. */
export function storeRestartLines({ found }: Compared): HeadLine[] {
  return found.changed.flatMap(({ after, properties }: Changed): HeadLine[] => {
    const causes = properties.filter(({ path }) => stopping[after.type]?.test(path) === true);
    if (causes.length === 0) {
      return [];
    }
    const when = after.inputs.applyImmediately === true ? "at once" : "in its next maintenance window";
    /* https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html */
    const how =
      after.inputs.multiAz === true ? "its standby takes over, and connections break" : "nobody reaches it meanwhile";
    return [
      {
        class: "restart",
        text: `${labelOfPlanned(after)}: the database restarts ${when}, ${how}: ${causes.map(shownChange).join(", ")}`,
      },
    ];
  });
}
