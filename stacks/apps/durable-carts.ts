import {
  CronJob,
  databaseBackup,
  PersistentVolumeClaim,
  StatefulSet,
  type StatefulSetArgs,
  type Tenant,
} from "../../components";

/** The arguments of the cart store, durable or not. */
export type CartStoreArgs = Pick<StatefulSetArgs, "image" | "ports" | "resources">;

/** Saves all carts under today's date and deletes copies older than a week. */
const backup = `redis-cli -h redis-cart --rdb "/backups/carts-$(date +%F).rdb" && find /backups -name "carts-*.rdb" -mtime +7 -delete`;

/** Stores the carts on a volume that outlives the pod. Every night, a job copies them to another volume. */
export function durableCarts(tenant: Tenant, store: CartStoreArgs): StatefulSet {
  const redis = new StatefulSet(`${tenant.homeName}-redis-cart`, {
    tenant,
    workloadName: "redis-cart",
    ...store,
    /* Redis allows only one writer, except as a Redis cluster. */
    replicas: 1,
    args: ["redis-server", "--appendonly", "yes"],
    volumeClaimTemplates: { "redis-data": { size: "1Gi", mountPath: "/data" } },
  });
  const claim = new PersistentVolumeClaim(`${tenant.homeName}-cart-backups`, {
    tenant,
    claimName: "cart-backups",
    size: "5Gi",
  });
  new CronJob(
    `${tenant.homeName}-cart-backup`,
    databaseBackup({
      tenant,
      workloadName: "cart-backup",
      database: redis,
      image: store.image,
      resources: { limits: { cpu: "200m" } },
      command: ["sh", "-ec", backup],
      target: claim.mount("/backups"),
    }),
  );
  return redis;
}
