import { CronJob, databaseBackup, PersistentVolumeClaim, type Secret, StatefulSet, type Tenant } from "keelson";

const image = "postgres:18.1-alpine";
/** The user `postgres` of the image. */
const postgres = 70;

/** Runs PostgreSQL on a volume that outlives its pod. */
export function createDatabase(tenant: Tenant, password: Secret): StatefulSet {
  return new StatefulSet("postgres", {
    tenant,
    image,
    /* One writer. For a standby that takes over, use a database of your cloud, or an operator such as CloudNativePG. */
    replicas: 1,
    ports: [{ name: "postgres", port: 5432 }],
    runAsUser: postgres,
    env: {
      POSTGRES_USER: "shop",
      POSTGRES_DB: "shop",
      POSTGRES_PASSWORD_FILE: "/etc/database/password",
      PGDATA: "/var/lib/postgresql/data/pgdata",
    },
    volumes: { password: password.mount("/etc/database") },
    emptyDirs: { run: { mountPath: "/var/run/postgresql" } },
    volumeClaimTemplates: { data: { size: "20Gi", mountPath: "/var/lib/postgresql/data" } },
    resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { memory: "1Gi" } },
    readinessProbe: { exec: { command: ["pg_isready", "--username=shop", "--dbname=shop"] } },
    terminationGracePeriodSeconds: 60,
  });
}

/** Dumps the database every night onto a volume of its own, and deletes dumps older than two weeks. */
export function createBackup(tenant: Tenant, database: StatefulSet, password: Secret): CronJob {
  const target = new PersistentVolumeClaim("backups", { tenant, size: "50Gi" }).mount("/backups");
  const dump = 'pg_dump --format=custom --file="/backups/shop-$(date +%F).dump" shop';
  const expire = 'find /backups -name "shop-*.dump" -mtime +14 -delete';
  return new CronJob(
    "backup",
    databaseBackup({
      tenant,
      image,
      database,
      target,
      runAsUser: postgres,
      env: { PGHOST: "postgres", PGUSER: "shop" },
      volumes: { password: password.mount("/etc/database") },
      command: ["sh", "-ec", `export PGPASSWORD="$(cat /etc/database/password)"; ${dump}; ${expire}`],
    }),
  );
}
