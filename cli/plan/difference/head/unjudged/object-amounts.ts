import { parseQuantity } from "../../../../../components/testing";
import { text } from "../../../../values";
import { seconds } from "../spans";

/* Amounts and times in fields of objects, by name. The factor is the largest change that counts as a correction. */

/** How many and how much. Another number of partitions mixes up the order of what has one key. */
const amounts =
  /(?:replicas|instances|count|backoffLimit|size|storage|memory|cpu|parallelism|concurrency|workers|deadlineSeconds|readySeconds|\.max\.[\w-]+|\.default\.[\w-]+)$/i;

/** How long, or how often. */
const times = /(?:interval|timeout|duration|period|wait|before|after|delay|seconds|minutes|hours|ttl)$/i;

/** The factor by which a time may change to count as a correction. */
const correction = 4;

/** What may not get smaller by any factor: members that decide by a majority, and disks. */
const members = /(?:replicas|instances|members|size|storage)$/i;

/** The factors by which an amount may fall or rise. */
const fewer = 2;
const more = 10;

/** Reports an amount or a time that changes within that. */
export function isSimilar(path: string, before: unknown, after: unknown): boolean {
  const ratio = (read: (value: unknown) => number | undefined) => {
    const [was = 0, is = 0] = [before, after].map(read);
    return was > 0 ? is / was : 0;
  };
  const ofTime = ratio((value) => seconds(value));
  const ofAmount = ratio((value) => parseQuantity(text(value) ?? ""));
  return (
    (times.test(path) && ofTime >= 1 / correction && ofTime <= correction) ||
    (amounts.test(path) && ofAmount > 1 / fewer && ofAmount <= more && !(members.test(path) && ofAmount < 1))
  );
}
