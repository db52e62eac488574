import { assertGenerated } from "../support/generated";
import { differences } from "./differences";
import { leftOut, leftOutInside } from "./service-values";

const listed = /(<!-- differences -->\n)[\s\S]*?(<!-- end of differences -->)/;
const missing = /(<!-- left out -->\n)[\s\S]*?(<!-- end of left out -->)/;

function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  return [head, ["---", "---"] as const, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

describe("the page of charts/service", () => {
  it("lists the differences to the component and the missing options", () => {
    const rows = differences.map(({ difference, reason }) => [difference, reason] as const);
    const options = Object.entries({ ...leftOut, ...leftOutInside }).map(
      ([name, reason]) => [`\`${name}\``, reason] as const,
    );
    assertGenerated("docs/service-chart.md", (text) =>
      text
        .replace(
          listed,
          (_, start: string, end: string) => `${start}\n${table(["difference", "reason"], rows)}\n\n${end}`,
        )
        .replace(
          missing,
          (_, start: string, end: string) => `${start}\n${table(["option", "reason"], options)}\n\n${end}`,
        ),
    );
  });
});
