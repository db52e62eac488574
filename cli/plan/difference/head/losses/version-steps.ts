import { parseImage } from "../../../../../components/testing";
import { releaseInputs } from "../../../../charts";
import { cloudOf } from "../../../../clouds";
import { text } from "../../../../values";
import { workloads } from "../../../descriptions";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { registered } from "../../registered";
import { labelOfPlanned } from "../../words";
import type { Compared, HeadLine } from "../contract";
import { isCustomResource } from "../custom-resources";
import { eachChange, kept } from "../found";
import { claimMounts } from "../pods";
import { distinct, joinedSaid } from "../said";
import { isVendors } from "../vendors";
import { type VersionStep, versionStep } from "../version-steps";

/**
 * Lists changes of version other than an upgrade to the next version.
 * A chart, or a program with data on volumes, that goes back to an older version may not be able to read newer data, such as stored objects of a
 * newer CustomResourceDefinition. https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 * A database does not start in a new major version on the files of the old one: https://www.postgresql.org/docs/current/upgrading.html
 * For all others, only a person can judge the step.
 */
export function versionStepLines({ found }: Compared): HeadLine[] {
  const pairs = kept(found).filter(({ after }) => !isVendors(after, found));
  const said = eachChange(pairs, (change, { after }) => {
    const [was, is] = versionsIn(after, change);
    const told =
      was === undefined || is === undefined
        ? undefined
        : meaningOf(after, change.path, versionStep(was, is), anyImage.test(change.path) && isBuild(was, is));
    return told && { ...told, label: labelOfPlanned(after), what: `${told.what}, ${was ?? ""} → ${is ?? ""}` };
  });
  return joinedSaid(distinct(said));
}

/** Reports numbers of builds, which only count, such as `41` and `42`. */
function isBuild(...versions: readonly string[]): boolean {
  return versions.every((each) => /^v?\d+$/.test(each));
}

const words: Readonly<Record<Exclude<VersionStep, "next">, string>> = {
  back: "goes back to an older version",
  major: "gets a new major version",
  unreleased: "gets a pre-release version",
  variant: "gets another variant",
  unknown: "gets a version that Keelson cannot compare with the old one",
};

/** Says what a step of a version means; nothing if it is the next one. */
function meaningOf(
  resource: PlannedResource,
  path: string,
  step: VersionStep,
  isCount: boolean,
): { readonly class: "unprotected" | "unjudged"; readonly what: string } | undefined {
  const container = imageOf.exec(path)?.[1];
  const hasData = container !== undefined && mountsClaims(resource, container);
  if (path === "runtime" && step !== "back") {
    return { class: "unjudged", what: "gets another runtime" };
  }
  if (step === "next") {
    return undefined;
  }
  if (step === "back") {
    const isPlain = container !== undefined ? !mountsClaims(resource) : !ofReleases(resource, path);
    return { class: isPlain ? "unjudged" : "unprotected", what: words.back };
  }
  if (step === "major" && ofData.test(path)) {
    return { class: "unprotected", what: "gets a new major data version, which cannot be undone" };
  }
  if (step === "major" && !hasData && isCount) {
    return undefined;
  }
  return step === "major" && hasData
    ? { class: "unprotected", what: "gets a new major version, which must read the old version's data" }
    : { class: "unjudged", what: words[step] };
}

/** Reports the version of a chart, or one that a cloud knows. */
function ofReleases(resource: PlannedResource, path: string): boolean {
  return (ofChart.test(path) && releaseInputs(resource) !== undefined) || cloudVersions.test(path);
}

/** Returns the versions of a chart, of an image or of a program; nothing for other changes. */
function versionsIn(resource: PlannedResource, { path, before, after }: PropertyChange): (string | undefined)[] {
  const given = [before, after].map((value) => text(value));
  const isOfChart = (ofChart.test(path) || ofValues.test(path)) && releaseInputs(resource) !== undefined;
  const isOfCloud = cloudVersions.test(path) && cloudOf(resource.type) !== undefined;
  if (isOfChart || isOfCloud || (isCustomResource(resource) && /^spec\b.*\bversion$/.test(path))) {
    return given;
  }
  return anyImage.test(path) && sameName(given) ? given.map((image) => image && parseImage(image).tag) : [];
}

const ofChart = /^(?:version|spec\.source\.targetRevision)$/;

/** Where charts have the versions of their programs. */
const ofValues = /^(?:values|spec\.source\.helm\.valuesObject)\b.*(?:\.tag|[vV]ersion)$/;

/** The image of a container, by its name. */
const imageOf = /\.containers\[([^\]]*)\]\.image$/;
const anyImage = /(?:^|\.)(?:image|imageName|imageUri)$/;

/** Reports whether a workload, or the container of a name, has volumes that outlive the pod. */
function mountsClaims(resource: PlannedResource, container?: string): boolean {
  return workloads([registered(resource)]).some((each) => claimMounts(each, container).length > 0);
}

/** Versions of the clouds' databases, which convert their data. */
const ofData = /^(?:engineVersion|databaseVersion)$/;

/** Versions of databases, of the add-ons of clusters and of what runs functions. */
const cloudVersions = /^(?:engineVersion|databaseVersion|addonVersion|kafkaVersion|runtime)$/;

function sameName([before, after]: readonly (string | undefined)[]): boolean {
  return before !== undefined && after !== undefined && parseImage(before).name === parseImage(after).name;
}
