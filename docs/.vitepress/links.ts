import { posix } from "node:path";

/** What markdown-it hands to a rule; only what this file needs. */
interface Token {
  readonly type: string;
  tag: string;
  attrs: [string, string][] | null;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

/** The part of a markdown-it parser that this plugin extends. */
interface Parser {
  readonly core: {
    readonly ruler: {
      push(name: string, rule: (state: { tokens: Token[]; env: { relativePath?: string } }) => void): void;
    };
  };
}

/** Returns the path of a link's target from the root of the repository, or undefined if it stays within the site. */
export function pathInRepository(link: string, page: string): string | undefined {
  if (/^(?:[a-z]+:|#|\/)/.test(link)) {
    return undefined;
  }
  const target = posix.normalize(posix.join("docs", posix.dirname(page), link));
  return target.startsWith("docs/") && !target.startsWith("docs/api/") ? undefined : target;
}

function rewrite(tokens: readonly Token[], page: string, repository: string | undefined): void {
  let dead = false;
  for (const token of tokens) {
    const path = token.type === "link_open" ? pathInRepository(token.attrGet("href") ?? "", page) : undefined;
    if (path !== undefined && repository !== undefined) {
      token.attrSet("href", `${repository}/${path}`);
    } else if (path !== undefined) {
      dead = true;
      token.tag = "span";
      token.attrs = [["title", path]];
    } else if (token.type === "link_close" && dead) {
      dead = false;
      token.tag = "span";
    }
  }
}

/**
 * Returns a markdown-it plugin for links that leave `docs/`. They lead to the repository, for example
 * `https://github.com/acme/platform/blob/main`; without a repository they are text that names the file.
 */
export function repositoryLinks(repository: string | undefined): (parser: Parser) => void {
  return (parser) => {
    parser.core.ruler.push("repository-links", ({ tokens, env }) => {
      for (const token of tokens) {
        rewrite(token.children ?? [], env.relativePath ?? "", repository);
      }
    });
  };
}

/** Returns the anchor of a heading as GitHub makes it, so that a link works there and on the site. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\-_ ]/gu, "")
    .replaceAll(" ", "-");
}
