import { groupBy } from "../group-by";
import type { KubernetesObject } from "../rehearsal/kubernetes";
import { text } from "../values";
import type { Check } from "./check";

/** A revision of a Helm release, as the labels of its Secret describe it. */
interface Revision {
  readonly name: string;
  readonly namespace: string;
  readonly status: string;
  readonly version: number;
}

/**
 * Reports the releases whose last operation never ended. Helm refuses every further operation on them.
 *
 * @param secrets the Secrets of Helm's releases; only their labels are read
 */
export function judgeReleases(secrets: readonly KubernetesObject[]): Check[] {
  const releases = groupBy(secrets.map(revisionOf), ({ name, namespace }) => `${namespace}/${name}`);
  const stuck = [...releases.values()].flatMap((revisions) => stuckRelease(revisions) ?? []);
  const message = releases.size === 0 ? "there are none" : `${releases.size}, none pending or failed`;
  return stuck.length > 0 ? stuck : [{ area: "releases", state: "pass", subject: "Helm releases", message }];
}

function revisionOf(secret: KubernetesObject): Revision {
  const label = (key: string) => text(secret, "metadata", "labels", key) ?? "";
  const namespace = text(secret, "metadata", "namespace") ?? "";
  return { name: label("name"), namespace, status: label("status"), version: Number(label("version")) };
}

function stuckRelease(revisions: readonly Revision[]): Check | undefined {
  const [last] = revisions.toSorted((first, second) => second.version - first.version);
  if (last === undefined || !(last.status.startsWith("pending-") || last.status === "failed")) {
    return undefined;
  }
  const { name, namespace, status, version } = last;
  const good = revisions.filter((each) => ["deployed", "superseded"].includes(each.status)).map((each) => each.version);
  const subject = `release ${namespace}/${name}`;
  if (status === "failed") {
    const fix = `find the cause with helm history ${name} --namespace ${namespace}, then run pulumi up`;
    return { area: "releases", state: "warn", subject, message: `revision ${version} failed`, fix };
  }
  const fix =
    good.length === 0
      ? `make sure that no pulumi up is running, then run helm uninstall ${name} --namespace ${namespace} --wait, pulumi refresh and pulumi up`
      : `make sure that no pulumi up is running, then run helm rollback ${name} ${Math.max(...good)} --namespace ${namespace} --wait, pulumi refresh and pulumi up`;
  return { area: "releases", state: "fail", subject, message: `revision ${version} is ${status}`, fix };
}
