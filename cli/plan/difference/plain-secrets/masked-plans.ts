import { maskSecrets, secretMark, type TextPlace, unknownMark } from "../../../../components/testing";
import { groupBy } from "../../../group-by";
import type { PlannedResource } from "../../planned-resource";
import { covers } from "../changes";
import { stemOf } from "../successions";
import { declaredIn, isDeclared } from "./declared";
import { mapTexts, type PlacedText } from "./texts";

/** Begins the mark that stands for a plain value that looks like a secret. YAML reads it as a text, so that files stay files. */
const markStart = "(looks like a secret";

/** Stands for a plain value that is a secret in the other plan. */
const plainMark = "(plain text)";

/** Reports whether a text holds a mark for a plain value that looks like a secret. */
export function holdsMark(text: string): boolean {
  return text.includes(markStart);
}

/** Returns a function that gives each secret another mark. */
export function marker(): (secret: string) => string {
  const marks = new Map<string, string>();
  return (secret) => {
    const known = marks.get(secret) ?? (marks.size === 0 ? `${markStart})` : `${markStart} ${marks.size + 1})`);
    marks.set(secret, known);
    return known;
  };
}

/**
 * Replaces every plain value that looks like a secret, or is one in the other plan, by a mark, so that no line and no file can show it.
 * Equal values have the same mark and others have another one, so that changes stay visible.
 *
 * What the program declares not to be secret stays, once it has been declared in the earlier plan too. A new declaration is still to be
 * reviewed, and so is a declared value that has become a credential by its form.
 */
export function maskedPlans(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
): [PlannedResource[], PlannedResource[]] {
  const mark = marker();
  /* Most texts are in both plans, and say nothing. */
  const harmless = new Set<string>();
  const hide = (text: string, place: TextPlace): string => {
    if (place === "other" && harmless.has(text)) {
      return text;
    }
    const hidden = maskSecrets(text, place, mark);
    if (place === "other" && hidden === text) {
      harmless.add(text);
    }
    return hidden;
  };
  const earlier = byStem(before, declaredTexts);
  const isReviewed = (resource: PlannedResource, placed: PlacedText) => {
    const known = earlier.get(stemOf(resource))?.get(placed.path);
    return (
      known !== undefined &&
      (known.has(placed.text) || maskSecrets(placed.text, "other", () => markStart) === placed.text)
    );
  };
  const [old, now] = [byStem(before, secretPaths), byStem(after, secretPaths)];
  return [
    before.map((each) => masked(each, { hide, isReviewed: () => true, others: now.get(stemOf(each)) ?? [] })),
    after.map((each) =>
      masked(each, { hide, isReviewed: (placed) => isReviewed(each, placed), others: old.get(stemOf(each)) ?? [] }),
    ),
  ];
}

function byStem<T>(
  resources: readonly PlannedResource[],
  read: (alike: readonly PlannedResource[]) => T,
): ReadonlyMap<string, T> {
  return new Map([...groupBy(resources, stemOf)].map(([stem, alike]) => [stem, read(alike)]));
}

interface Masking {
  /** Marks what looks like a secret in a text. */
  readonly hide: (text: string, place: TextPlace) => string;
  readonly isReviewed: (declared: PlacedText) => boolean;
  /** The paths of the secrets of the same resource in the other plan. */
  readonly others: readonly string[];
}

function masked(resource: PlannedResource, { hide, isReviewed, others }: Masking): PlannedResource {
  if (isExample.test(resource.type)) {
    return resource;
  }
  const declared = declaredIn(resource);
  const inputs = mapTexts(resource, (placed) => {
    const { path, place, text } = placed;
    const isOpen = text !== secretMark && text !== unknownMark && text !== "";
    if (!isOpen || (isDeclared(declared, placed) && isReviewed(placed))) {
      return text;
    }
    return others.some((other) => covers(other, path)) ? plainMark : hide(text, place);
  });
  return { ...resource, inputs };
}

/** Definitions of kinds describe values, with examples. */
const isExample = /:CustomResourceDefinition(?:Patch)?$/;

/** Returns the paths of the secrets of resources. */
function secretPaths(resources: readonly PlannedResource[]): string[] {
  const paths = new Set<string>();
  for (const resource of resources) {
    mapTexts(resource, ({ path, text }) => {
      if (text === secretMark) {
        paths.add(path);
      }
      return text;
    });
  }
  return [...paths];
}

/** Returns the declared texts of resources, by path. */
function declaredTexts(resources: readonly PlannedResource[]): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const resource of resources) {
    const declared = declaredIn(resource);
    if (declared.size > 0) {
      mapTexts(resource, (placed) => {
        if (isDeclared(declared, placed)) {
          texts.set(placed.path, (texts.get(placed.path) ?? new Set()).add(placed.text));
        }
        return placed.text;
      });
    }
  }
  return texts;
}
