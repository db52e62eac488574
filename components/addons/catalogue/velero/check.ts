import { dnsLabel, matches, notBoth, notEmpty, whole } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import type { Problem } from "../../../problems";
import { checkSchedule } from "../../../schedule";
import { checkStorage } from "../../object-storage";
import type { BackupSchedule, VeleroOptions } from "./options";

/** Lists the mistakes in the options of Velero. */
export function checkVelero(cloud: Cloud, { schedules, storage, prefix }: Partial<VeleroOptions>): Problem[] {
  return [
    ...checkStorage(cloud, storage),
    ...matches("prefix", prefix, /^[\w.-]+$/, 'letters, digits, ".", "_" and "-"'),
    ...notEmpty("schedules", schedules, "schedule", "to get a daily backup, remove the option"),
    ...Object.entries(schedules ?? {}).flatMap(([name, schedule]) => checkOne(name, schedule)),
  ];
}

function checkOne(name: string, given: BackupSchedule): Problem[] {
  const path = `schedules.${name}`;
  const { schedule, retentionDays, namespaces, excludedNamespaces } = given;
  const lists = { namespaces: namespaces ?? [], excludedNamespaces: excludedNamespaces ?? [] };
  return [
    ...dnsLabel(path, name),
    ...checkSchedule(`${path}.schedule`, schedule),
    ...whole(`${path}.retentionDays`, retentionDays, { min: 1, max: 3650, unit: "days" }),
    ...notEmpty(`${path}.namespaces`, namespaces, "namespace", "to back up all namespaces, remove the option"),
    ...notBoth(`${path}.namespaces`, namespaces, `${path}.excludedNamespaces`, excludedNamespaces),
    ...Object.entries(lists).flatMap(([list, names]) =>
      names.flatMap((each, index) => dnsLabel(`${path}.${list}[${index}]`, each)),
    ),
  ];
}
