import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { PlanPage } from "../cli/pages/contract";
import { planPage, planStacks } from "../cli/plan";
import { readProject } from "../cli/project";

/** A stylesheet of the pages, as far as a picture needs it: without `light-dark()`, which only pages can rely on. */
const style = `
svg{--paper:#fbfbf9;--plate:#fff;--sunk:#f3f3ef;--ink:#1d2329;--soft:#56606b;--line:#dfe1dc;--accent:#0b5cad;
--cluster:#3b5bdb;--addon:#0b7285;--tenant:#9c5a00;--workload:#2b7a3d;--configuration:#7a4fbf;--other:#6b7580}
@media (prefers-color-scheme:dark){svg{--paper:#14171b;--plate:#1c2026;--sunk:#191d22;--ink:#e8eaed;--soft:#a3adb8;
--line:#313840;--accent:#7db8f5;--cluster:#8ea6ff;--addon:#5cc8d8;--tenant:#f0b45c;--workload:#7fd092;
--configuration:#bfa0f2;--other:#98a3ae}}
.paper{fill:var(--paper)}
text{font-family:ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
.name,.box text{font-size:13px;font-weight:600;fill:var(--ink)}
.sub,.box .sub{font-size:11px;font-weight:400;fill:var(--soft)}
.plate{fill:var(--plate);stroke:var(--line)}.own .plate{stroke-dasharray:4 3}
.box>rect{fill:var(--plate);fill-opacity:.45;stroke:var(--line)}.box .hit{fill:none}
.bar{fill:var(--other)}.cluster .bar{fill:var(--cluster)}.addon .bar,.platform .bar{fill:var(--addon)}
.tenant .bar{fill:var(--tenant)}.workload .bar{fill:var(--workload)}.configuration .bar{fill:var(--configuration)}
.arrow{fill:none;stroke:var(--other);stroke-width:1.2;opacity:.62}.tip,.tip-hot{fill:var(--other)}`;

/** Writes docs/images/<stack>.svg: the components of a stack, and which of them waits for which. */
async function main(stack = "prod"): Promise<void> {
  const [outcome] = await planStacks(readProject("."), [stack]);
  if (outcome === undefined || "failure" in outcome) {
    throw new Error(outcome?.failure ?? `no stack ${stack}`);
  }
  const folder = mkdtempSync(join(tmpdir(), "keelson-picture-"));
  try {
    const picture = await pictureIn(folder);
    writeFileSync(`docs/images/${stack}.svg`, `${picture(planPage(outcome.plan))}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Bundles the drawing of the pages for Node.js. */
async function pictureIn(folder: string): Promise<(page: PlanPage) => string> {
  const outfile = join(folder, "picture.cjs");
  await build({
    entryPoints: [join(__dirname, "../cli/pages/browser/picture.tsx")],
    bundle: true,
    outfile,
    format: "cjs",
    platform: "node",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const { render } = (await import(outfile)) as { render: (page: PlanPage, style: string) => string };
  return (page) => render(page, style.replaceAll("\n", ""));
}

main(process.argv[2]).catch((error: unknown) => {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
});
