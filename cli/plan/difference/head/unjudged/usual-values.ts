import { parseQuantity } from "../../../../../components/testing";
import { text } from "../../../../values";
import type { PropertyChange } from "../../changes";
import { isNote } from "./unknown-metadata";

/*
 * Values of charts that teams change every day, under the names that most charts use: numbers, sizes, versions and log levels. A chart that was not
 * rendered hides its effects, so every other value counts.
 */

/** Reports such a value within what is usual. Another line compares versions. */
export function isUsualValue(change: PropertyChange): boolean {
  const { path } = change;
  if (!path.startsWith("values")) {
    return false;
  }
  const annotation = annotations.exec(path)?.[1];
  if (annotation !== undefined) {
    return isNote(annotation);
  }
  return logLevels.test(path) || isVersion(change) || (amounts.test(path) && isCorrection(change));
}

/** The keys of annotations, of pods and of objects. */
const annotations = /\.(?:\w*[aA]nnotations)(?:\.|\[")([\w./-]+)(?:"\])?$/;

const logLevels = /(?:^|\.)(?:\w*[lL]ogLevel|log\w*\.level|logging\.\w+)$/;

const versions = /\.(?:tag|\w*[vV]ersion)$/;

function isVersion({ path, before, after }: PropertyChange): boolean {
  return versions.test(path) && [before, after].every((value) => text(value) !== undefined);
}

const amounts =
  /(?:^|\.)(?:\w*[rR]eplicas|\w*[rR]eplicaCount|\w*[sS]ize|\w*[mM]emory|\w*[cC]pu|storage|(?:requests|limits)(?:\.|\[")[\w./-]+(?:"\])?)$/;

/** What may not get smaller: a disk cannot shrink. */
const disks = /(?:persisten\w*|storage\w*|volume\w*|data|disk\w*)(?:\.|$)|\.storage$/i;

/** The factors by which an amount may fall or rise. */
const fewer = 2;
const more = 10;

/** Reports an amount that is new, or changes within what is usual. */
function isCorrection({ path, before, after }: PropertyChange): boolean {
  /* Prometheus writes bytes as `40960MB`. */
  const [was, is] = [before, after].map((value) => parseQuantity((text(value) ?? "").replace(/B$/, "")));
  if (is === undefined) {
    return false;
  }
  if (before === undefined) {
    return is > 0;
  }
  const isSmaller = was !== undefined && is < was;
  return was !== undefined && was > 0 && is > was / fewer && is <= was * more && !(isSmaller && disks.test(path));
}
