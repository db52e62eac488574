import { defineConfig } from "vitepress";
import { anchorOf, repositoryLinks } from "./links";
import { sidebarOf } from "./pages";

/**
 * The site of these pages. `DOCS_BASE` is the path under which it is served (`/platform/`, default `/`), `DOCS_REPOSITORY` where the
 * files of the repository can be read (`https://github.com/acme/platform/blob/main`, default: links to files become text).
 */
export default defineConfig({
  title: "Keelson",
  description:
    "From an empty cloud account to a production Kubernetes platform, rehearsed before it touches the account",
  base: process.env["DOCS_BASE"] ?? "/",
  outDir: "../dist/site",
  cacheDir: "../dist/.vitepress",
  cleanUrls: true,
  srcExclude: ["api/**"],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify: anchorOf },
    config: (parser) => {
      parser.use(repositoryLinks(process.env["DOCS_REPOSITORY"]));
      /* Vue would run what stands in double braces, which are Go templates here. */
      for (const rule of ["text", "code_inline"] as const) {
        const render = parser.renderer.rules[rule];
        parser.renderer.rules[rule] = (...given) => (render?.(...given) ?? "").replaceAll("{{", "&#123;&#123;");
      }
    },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Start", link: "/start-here" },
      { text: "Stack file", link: "/stack-file" },
      { text: "Add-ons", link: "/add-ons" },
      { text: "How to", link: "/how-to" },
    ],
    sidebar: sidebarOf("docs"),
  },
});
