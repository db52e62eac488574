import { coerce, lt } from "semver";
import { parseImage } from "../../../../../components/testing";
import { releaseInputs } from "../../../../charts";
import { cloudOf } from "../../../../clouds";
import { groupBy } from "../../../../group-by";
import { text } from "../../../../values";
import { workloads } from "../../../descriptions";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { joinedLabels } from "../names";
import { claimMounts } from "../pods";

/**
 * Lists charts, and programs with data on volumes, that go back to an older version: it may not read what the newer one wrote, such as
 * stored objects of a newer definition. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 * Lists new major versions of databases, too. PostgreSQL, for one, does not start on files of another major version:
 * https://www.postgresql.org/docs/current/upgrading.html
 */
export function versionBackLines({ found }: Compared): HeadLine[] {
  const said = [...found.changed, ...found.replaced].flatMap(({ after, properties }) =>
    properties.flatMap((change) => {
      const [was, is] = versionsIn(after, change);
      if (was === undefined || is === undefined) {
        return [];
      }
      const what = isOlder(is, was)
        ? "goes back to an older version"
        : majorOf(is, was)
          ? ofMajor(after, change.path)
          : undefined;
      return what === undefined ? [] : [{ label: labelOfPlanned(after), what: `${what}, ${was} → ${is}` }];
    }),
  );
  return [...groupBy(said, ({ what }) => what)].map(([what, alike]) => ({
    class: "unprotected",
    text: `${joinedLabels([...new Set(alike.map(({ label }) => label))])}: ${what}`,
  }));
}

/** Says what a new major version means for data; nothing if there is none. */
function ofMajor(resource: PlannedResource, path: string): string | undefined {
  if (ofData.test(path)) {
    return "gets a new major version of its data, without a way back";
  }
  const [, container] = imageOf.exec(path) ?? [];
  return container !== undefined && mountsClaims(resource, container)
    ? "gets a new major version, which must read the data of the former one"
    : undefined;
}

/** Returns the versions of a chart, or of the image of a program with data; nothing for other changes. */
function versionsIn(resource: PlannedResource, { path, before, after }: PropertyChange): (string | undefined)[] {
  const given = [before, after].map((value) => text(value));
  if (/^(?:version|spec\.source\.targetRevision)$/.test(path) && releaseInputs(resource) !== undefined) {
    return given;
  }
  if (cloudVersions.test(path) && cloudOf(resource.type) !== undefined) {
    return given;
  }
  const isImage = imageOf.test(path) && mountsClaims(resource);
  return isImage && sameName(given) ? given.map((image) => image && parseImage(image).tag) : [];
}

/** The image of a container, by its name. */
const imageOf = /\.containers\[([^\]]*)\]\.image$/;

/** Reports whether a workload, or the container of a name, has volumes that outlive the pod. */
function mountsClaims(resource: PlannedResource, container?: string): boolean {
  return workloads([registered(resource)]).some((each) => claimMounts(each, container).length > 0);
}

/** Versions of the clouds' databases, which convert their data. */
const ofData = /^(?:engineVersion|databaseVersion)$/;

/** Versions of databases, of the add-ons of clusters and of what runs functions. */
const cloudVersions = /^(?:engineVersion|databaseVersion|addonVersion|kafkaVersion|runtime)$/;

function sameName([before = "", after = ""]: readonly (string | undefined)[]): boolean {
  return parseImage(before).name === parseImage(after).name;
}

/** A version with what stands around it: `v1.21.1`, `16-alpine`, `latest-pg17`. */
const version = /^(\D*?)v?(\d+(?:\.\d+)+|\d{1,5}(?![\da-z]))/i;

/** Compares versions of the same kind. A git hash has no order, and `pg16` none with `1.2`. */
function isOlder(one: string, other: string): boolean {
  const [is, was] = [one, other].map((each) => version.exec(each));
  const [to, from] = [is, was].map((each) => coerce(each?.[2]));
  return is?.[1] === was?.[1] && to && from ? lt(to, from) : false;
}

/** Reports a later major version of the same kind: `14.9` and `17.1`, `POSTGRES_15` and `POSTGRES_17`. Years and numbers of builds are none. */
function majorOf(one: string, other: string): boolean {
  const [is, was] = [one, other].map((each) => version.exec(each));
  const [to, from] = [is, was].map((each) => coerce(each?.[2]));
  return is?.[1] === was?.[1] && to && from ? to.major > from.major && to.major < 100 : false;
}
