import { at } from "../../../../values";
import type { Changed, PropertyChange } from "../../changes";

/**
 * The path of the schedules in the values of Velero's chart, by name. https://github.com/vmware-tanzu/helm-charts/blob/main/charts/velero/values.yaml
 */
const schedules = /^(values\b.*?\.schedules)\.([\w-]+)\b/;

/** Returns the schedule of backups that comes or goes as a whole with a change of its values. */
export function wholeSchedule({ before, after }: Pick<Changed, "before" | "after">, { path }: PropertyChange) {
  const [, list, name] = schedules.exec(path) ?? [];
  if (list === undefined || name === undefined) {
    return undefined;
  }
  const [was, is] = [before, after].map(({ inputs }) => at(inputs, ...list.split("."), name) !== undefined);
  return was === is ? undefined : ({ name, way: is === true ? "comes" : "goes" } as const);
}
