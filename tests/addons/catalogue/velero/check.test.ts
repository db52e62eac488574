import assert from "node:assert/strict";
import { type Cloud, type VeleroOptions, velero } from "../../../../components";
import { promqlErrors } from "../../../../components/workloads/observability/check-query";
import { bound } from "../../../support/programs";

const minio = {
  kind: "s3-compatible",
  bucket: "backups",
  endpoint: "https://minio.example.com",
  credentials: { key: "minio" },
} as const;

function problemsOf(options: VeleroOptions, cloud: Cloud = "none"): string[] {
  return bound(velero(options), { cloud, builtin: [] }).problems.map(({ path, message }) => `${path}: ${message}`);
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
}

function rulesOf(options: VeleroOptions): Rule[] {
  const { value } = bound(velero(options), { builtin: [] }).offers.find(({ key }) => key === "velero") ?? {};
  return (value as { groups: { rules: Rule[] }[] }).groups.flatMap(({ rules }) => rules);
}

describe("the options of velero", () => {
  it("refuses the storage of another cloud", () => {
    const storage = { kind: "s3", bucket: "backups", region: "eu-central-1" } as const;
    assert.deepEqual(problemsOf({ storage }, "gcp"), [
      'storage.kind: expected one of "gcs", "s3-compatible", got "s3"',
    ]);
    assert.deepEqual(problemsOf({ storage: minio }, "gcp"), []);
  });

  it("refuses malformed endpoints, credentials, certificates and ranges", () => {
    const storage = {
      ...minio,
      endpoint: "http://minio",
      credentials: { key: "" },
      caBundle: "none",
      cidrs: ["10.9.0.1/24"],
    };
    assert.deepEqual(problemsOf({ storage }), [
      'storage.endpoint: expected a URL such as "https://minio.example.com:9000", got "http://minio"',
      'storage.caBundle: expected certificates as PEM, got "none"',
      'storage.cidrs[0]: expected a range such as 10.9.0.0/24, got "10.9.0.1/24"',
      'storage.credentials.key: expected the name of a secret in the store, such as "backups", got ""',
    ]);
  });

  it("refuses schedules that never come, and lists that contradict each other", () => {
    const schedules = {
      daily: { schedule: "every day", retentionDays: 0 },
      Team: { schedule: "0 3 * * *", namespaces: ["Team"], excludedNamespaces: ["other"] },
    };
    assert.deepEqual(problemsOf({ storage: minio, schedules }), [
      'schedules.daily.schedule: expected five fields (minute, hour, day of month, month, day of week 0 to 6) or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, got "every day"',
      "schedules.daily.retentionDays: expected a whole number of days from 1 to 3650, got 0",
      'schedules.Team: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "Team"',
      "schedules.Team.namespaces: expected either schedules.Team.namespaces or schedules.Team.excludedNamespaces, got both; keep one",
      'schedules.Team.namespaces[0]: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "Team"',
    ]);
    assert.deepEqual(problemsOf({ storage: minio, schedules: {} }), [
      "schedules: expected at least one schedule, got {}; to get a daily backup, remove the option",
    ]);
  });

  it("alerts when two backups in a row are missing, by the longest gap of each schedule", () => {
    const rules = rulesOf({ schedules: { hourly: { schedule: "0 * * * *" }, weekly: { schedule: "0 3 * * 0" } } });
    assert.deepEqual(
      rules.map(({ alert }) => alert),
      [
        "BackupStorageUnavailable",
        "BackupFails",
        "BackupOverdue",
        "BackupScheduleUnknown",
        "BackupOverdue",
        "BackupScheduleUnknown",
      ],
    );
    const overdue = (schedule: string, seconds: number) => {
      const success = `max by (schedule) (velero_backup_last_successful_timestamp{schedule="${schedule}"} > 0)`;
      const attempts = `max by (schedule) (velero_backup_attempt_total{schedule="${schedule}"}`;
      return `time() - ${success} > ${seconds} or (${attempts} offset ${seconds}s) or ${attempts}) > 2) unless ${success}`;
    };
    assert.deepEqual(
      rules.slice(2).map(({ expr }) => expr),
      [
        overdue("velero-hourly", 10_800),
        'absent(velero_backup_attempt_total{schedule="velero-hourly"})',
        overdue("velero-weekly", 1_213_200),
        'absent(velero_backup_attempt_total{schedule="velero-weekly"})',
      ],
    );
    assert.deepEqual(
      rules.flatMap(({ expr }) => promqlErrors(expr)),
      [],
    );
  });
});
