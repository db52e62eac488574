import { at } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { labelOfPlanned, shownChange } from "../../words";
import { rule } from "../rule";

/** Inputs of databases whose change stops the database for a while, by type. */
const stopping: Readonly<Record<string, RegExp>> = {
  /* https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html */
  "aws:rds/instance:Instance": /^(?:instanceClass|engineVersion|storageType)$/,
  "aws:rds/clusterInstance:ClusterInstance": /^(?:instanceClass|engineVersion)$/,
  "aws:docdb/clusterInstance:ClusterInstance": /^instanceClass$/,
  "aws:neptune/clusterInstance:ClusterInstance": /^instanceClass$/,
  /* https://cloud.google.com/sql/docs/postgres/instance-settings */
  "gcp:sql/databaseInstance:DatabaseInstance": /^settings\.(?:tier|diskType)$/,
  /* https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-scaling-resources */
  "azure-native:dbforpostgresql:Server": /^sku\.(?:name|tier)$/,
  "azure-native:dbformysql:Server": /^sku\.(?:name|tier)$/,
};

/** Lists databases that a change restarts: at once, or in their next maintenance window. */
export const storeRestartLines = rule("restart", ({ found }) =>
  found.changed.flatMap(({ before, after, properties }) => {
    const causes = properties.filter(({ path }) => stopping[after.type]?.test(path) === true);
    if (causes.length === 0) {
      return [];
    }
    const waits = after.type.startsWith("aws:") && after.inputs.applyImmediately !== true;
    const when = waits ? "in its next maintenance window" : "at once";
    const how = [before, after].every(hasStandby)
      ? "its standby takes over, and connections break"
      : "nobody can reach it during the restart";
    return [`${labelOfPlanned(after)}: the database restarts ${when}; ${how}: ${causes.map(shownChange).join(", ")}`];
  }),
);

/**
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
 * https://cloud.google.com/sql/docs/postgres/high-availability
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-high-availability
 */
function hasStandby({ inputs }: PlannedResource): boolean {
  const mode = at(inputs, "highAvailability", "mode");
  return (
    inputs.multiAz === true ||
    at(inputs, "settings", "availabilityType") === "REGIONAL" ||
    (mode !== undefined && mode !== "Disabled")
  );
}
