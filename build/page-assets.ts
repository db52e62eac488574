import { join } from "node:path";
import { build } from "esbuild";

/** The script and the style of the pages that `--html` writes. */
interface Assets {
  readonly script: string;
  readonly style: string;
}

/** Bundles the code of the pages, with the libraries that draw them, into one script and one style. */
export async function bundlePageAssets(): Promise<Assets> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, "../cli/pages/browser/main.tsx")],
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    charset: "utf8",
  });
  const content = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? "";
  /* Neither may end the element that it stands in. */
  return { script: content(".js").replaceAll("</script", "<\\/script"), style: content(".css") };
}

if (require.main === module) {
  bundlePageAssets().then(
    (assets) => process.stdout.write(JSON.stringify(assets)),
    (error: unknown) => {
      process.exitCode = 1;
      console.error(error instanceof Error ? error.message : error);
    },
  );
}
