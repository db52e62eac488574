import { type Offer, objectStorage, offer } from "../../../capabilities";
import { notEmpty } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkKey } from "../check-arn";
import type { Context } from "../context";
import type { EksDataBucketArgs, ObjectStorageArgs } from "./args";
import { createBucket, nameOnceReady } from "./bucket";

/** Creates the buckets of the stores, if configured, and offers them. Each store gets permissions only on its own bucket. */
export function createObjectStorage(context: Context, args: ObjectStorageArgs): readonly Offer[] {
  return entriesOf(args).map(([purpose, { encryptionKeyArn }]) => {
    const bucket = nameOnceReady(createBucket(context, `${context.name}-${purpose}`, { encryptionKeyArn }));
    return offer(objectStorage, { kind: "s3", bucket, region: context.region, encryptionKeyArn }, purpose);
  });
}

/** Lists the mistakes in the options of the buckets. */
export function checkObjectStorage(args: ObjectStorageArgs & { readonly region: string }): Problem[] {
  return [
    ...notEmpty("objectStorage", args.objectStorage, "bucket", "remove it"),
    ...entriesOf(args).flatMap(([purpose, { encryptionKeyArn }]) =>
      checkKey(`objectStorage.${purpose}.encryptionKeyArn`, encryptionKeyArn, args.region),
    ),
  ];
}

function entriesOf({ objectStorage: { logs, traces } = {} }: ObjectStorageArgs): [string, EksDataBucketArgs][] {
  return Object.entries({ ...(logs !== undefined && { logs }), ...(traces !== undefined && { traces }) });
}
