import type { CloudQuestion } from "../contract";
import { type Located, locationOf, nameOf, projectOf, regionOf } from "./names";

/** Returns the id of a named resource in a collection of its project, region or location. */
type IdIn = (collection: string) => (question: CloudQuestion) => string;

function idIn(scope: (located: Located) => string): IdIn {
  return (collection) => (question) =>
    `projects/${projectOf(question)}/${scope(question)}${collection}/${nameOf(question)}`;
}

export const projectId = idIn(() => "");
export const globalId = idIn(() => "global/");
export const regionalId = idIn((located) => `regions/${regionOf(located)}/`);
export const locationalId = idIn((located) => `locations/${locationOf(located)}/`);
