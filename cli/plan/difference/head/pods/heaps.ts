import { parseQuantity, type RegisteredResource } from "../../../../../components/testing";
import { type Fields, items, text, texts } from "../../../../values";
import { workloads } from "../../../descriptions";
import { labelOf } from "../../../label";
import type { Compared, HeadLine } from "../contract";

/* Settings that limit the memory of a program. If such a limit is above the container's limit, the kernel kills the program later, under load. */

/**
 * Settings of runtimes and stores, the first group with the amount. Those without a unit are in megabytes.
 * https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib, https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html
 * https://pkg.go.dev/runtime#hdr-Environment_Variables, https://redis.io/docs/latest/operate/oss_and_stack/management/config/
 */
const settings: readonly (readonly [name: string, value: RegExp])[] = [
  ["--max-old-space-size", /--max[-_]old[-_]space[-_]size[= ](\d+)\b/],
  ["-Xmx", /(?:^|\s)-Xmx(\d+[kmg])\b/i],
  ["GOMEMLIMIT", /^GOMEMLIMIT=(\d+[KMGT]iB)$/],
  ["maxmemory", /(?:^|\s)--maxmemory[= ](\d+[kmg]b)\b/i],
];

/** Lists containers whose program may newly take more memory than the container may have. */
export function heapLines({ before, after }: Compared): HeadLine[] {
  const [old, now] = [before, after].map(beyondLimit);
  const known = new Set((old ?? []).map(({ key }) => key));
  return (now ?? [])
    .filter(({ key }) => !known.has(key))
    .map(({ text: line }) => ({ class: "unprotected", text: line }));
}

function beyondLimit(resources: readonly RegisteredResource[]) {
  return workloads(resources).flatMap(({ resource, podSpec, name }) =>
    items(podSpec, "containers").flatMap((container) => {
      const given = text(container, "resources", "limits", "memory");
      const limit = given === undefined ? undefined : parseQuantity(given);
      const own = text(container, "name") ?? "";
      const called = own === name ? "" : `container ${own} `;
      return heapsOf(container).flatMap(({ setting, shown, bytes }) =>
        limit !== undefined && bytes > limit
          ? [
              {
                key: `${resource.urn} ${own} ${setting}`,
                text: `${labelOf(resource)}: ${called}may use ${shown} because of ${setting}, but is killed above ${given ?? ""} of memory`,
              },
            ]
          : [],
      );
    }),
  );
}

function heapsOf(container: Fields) {
  const variables = items(container, "env").flatMap((each) => {
    const value = text(each, "value");
    return value === undefined ? [] : [value, `${text(each, "name") ?? ""}=${value}`];
  });
  const words = [...texts(container, "command"), ...texts(container, "args")];
  const given = [...variables, ...words, words.join(" ")];
  return settings.flatMap(([setting, pattern]) => {
    const shown = given.flatMap((each) => pattern.exec(each)?.[1] ?? [])[0];
    const bytes = shown === undefined ? undefined : bytesOf(shown);
    return shown === undefined || bytes === undefined
      ? []
      : [{ setting, shown: /\d$/.test(shown) ? `${shown}Mi` : shown, bytes }];
  });
}

const powers = { k: 1, m: 2, g: 3, t: 4 } as const;

/** Reads an amount in the words of runtimes: `768`, `1g`, `512MiB`, all in powers of 1024. */
function bytesOf(given: string): number | undefined {
  const [, count, unit = "m"] = /^(\d+)([kmgt]?)(?:i?b)?$/i.exec(given) ?? [];
  const power = Object.entries(powers).find(([name]) => name === (unit === "" ? "m" : unit.toLowerCase()))?.[1];
  return count === undefined || power === undefined ? undefined : Number(count) * 1024 ** power;
}
