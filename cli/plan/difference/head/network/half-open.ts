import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { labelOf } from "../../../label";
import { allowedCalls, type Call, halfOpenCalls } from "../../../network";
import { rule } from "../rule";

/**
 * Lists connections that worked before, and that now only the policies of one side allow. A change that ends a connection removes the policies of
 * both sides. If it removes one side only, this is probably a mistake.
 */
export const halfOpenLines = rule("unprotected", ({ before, after, found }) => {
  if (found.changed.length + found.deleted.length + found.created.length + found.replaced.length === 0) {
    return [];
  }
  const half = halfOpenCalls(after);
  const known = new Set(half.length === 0 ? [] : allowedCalls(before).flatMap(keysOf));
  const lost = half.flatMap((call) => {
    const keys = keysOf(call);
    const ports = call.ports.filter((_, index) => known.has(keys[index] ?? ""));
    return ports.length === 0 ? [] : [{ ...call, ports }];
  });
  return [...groupBy(lost, ({ from }) => from.urn).values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          `${labelOf(first.from)}: no longer reaches ${[first, ...more].map(targetOf).join(", ")}; one side's policies still allow this connection, but the other side's policies do not`,
        ],
  );
});

function keysOf({ from, to, ports }: Call): string[] {
  return ports.map((port) => `${from.urn}\n${to.urn}\n${port}`);
}

function targetOf({ to, ports }: { readonly to: RegisteredResource; readonly ports: readonly string[] }): string {
  return `${labelOf(to)} at ${ports.join(", ")}`;
}
