import { isDeepStrictEqual } from "node:util";
import { type Fields, isRecord } from "../../values";

/**
 * Returns the inputs of a resource after a refresh, for properties that the cloud itself changes. If the cloud shows another value than Pulumi's
 * state, that value becomes the input, even if the program sets none. See `Read` in provider/pkg/provider/provider.go of pulumi-azure-native, and
 * `applyDiff` in its diff.go. That provider leaves out values that are not inputs; this function includes them.
 */
export function takenInputs(inputs: Fields, known: Fields, moved: Fields): Fields {
  return Object.fromEntries(
    Object.entries(moved)
      .filter(([key, value]) => !isDeepStrictEqual(known[key], value))
      .map(([key, value]) => [key, key in inputs ? taken(inputs[key], known[key], value) : value]),
  );
}

function taken(input: unknown, known: unknown, now: unknown): unknown {
  if (Array.isArray(input) && Array.isArray(known) && Array.isArray(now)) {
    return now.map((value: unknown, index) =>
      index < input.length && index < known.length ? taken(input[index], known[index], value) : value,
    );
  }
  if (!isRecord(input) || !isRecord(known) || !isRecord(now)) {
    return now;
  }
  const kept = Object.entries(input).filter(([key]) => !(key in known) || key in now);
  return { ...Object.fromEntries(kept), ...takenInputs(input, known, now) };
}
