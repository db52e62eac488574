import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { withLeaf } from "../../../bench/mutations/leaves";
import { isRecord } from "../../../cli/values";
import type { RegisteredResource } from "../../../components/testing";

export type Resources = readonly RegisteredResource[];

/** Returns the resources with another value for one input. `of` is the end of the type, a space and the name. */
export const set =
  (of: string, path: string, value: unknown) =>
  (resources: Resources): Resources => {
    let isChanged = false;
    const changed = resources.map((one) => {
      const [type = "", name] = of.split(" ");
      const keys = path.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
      if (!one.type.endsWith(`:${type}`) || one.name !== name) {
        return one;
      }
      const inputs = withLeaf(one.inputs, keys, value);
      isChanged ||= !isDeepStrictEqual(inputs, one.inputs);
      return isRecord(inputs) ? { ...one, inputs } : one;
    });
    assert.ok(isChanged, `there is no ${path} in ${of}`);
    return changed;
  };

export const without =
  (of: string) =>
  (resources: Resources): Resources => {
    const [kind = "", ownName] = of.split(" ");
    const left = resources.filter(({ name, type }) => !type.endsWith(`:${kind}`) || name !== ownName);
    assert.ok(left.length < resources.length, `there is no ${of}`);
    return left;
  };

/** Something that was accepted in silence once, put back into the plan of a stack. */
export interface Fault<Judge extends string> {
  readonly fault: string;
  /** @default prod */
  readonly stack?: "prod-gke" | "prod-aks";
  /** Who must notice it. No judge knows these cases. */
  readonly judge: Judge;
  readonly edit: (resources: Resources) => Resources;
  readonly found: RegExp;
}
