import type * as pulumi from "@pulumi/pulumi";
import { type Offer, objectStorage, offer } from "../../../capabilities";
import { notEmpty } from "../../../checks";
import type { Problem } from "../../../problems";
import { checkKey } from "../check-key";
import type { Context } from "../context";
import type { GkeDataBucketArgs, ObjectStorageArgs } from "./args";
import { createBucket } from "./bucket";

/** Creates the buckets of the stores, if configured, and offers them. Each store gets a role only on its own bucket. */
export function createObjectStorage(
  context: Context,
  args: ObjectStorageArgs,
  apis: readonly pulumi.Resource[],
): readonly Offer[] {
  return entriesOf(args).map(([purpose, settings]) => {
    const { name } = createBucket(context, `${context.name}-${purpose}`, settings, apis);
    return offer(objectStorage, { kind: "gcs", bucket: name }, purpose);
  });
}

/** Lists the mistakes in the options of the buckets. */
export function checkObjectStorage(args: ObjectStorageArgs & { readonly region: string }): Problem[] {
  return [
    ...notEmpty("objectStorage", args.objectStorage, "bucket", "remove it"),
    ...entriesOf(args).flatMap(([purpose, { encryptionKey }]) =>
      checkKey(`objectStorage.${purpose}.encryptionKey`, encryptionKey, args.region),
    ),
  ];
}

function entriesOf({ objectStorage: { logs, traces } = {} }: ObjectStorageArgs): [string, GkeDataBucketArgs][] {
  return Object.entries({ ...(logs !== undefined && { logs }), ...(traces !== undefined && { traces }) });
}
