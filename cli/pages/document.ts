import { createHash } from "node:crypto";
import type { PageData } from "./contract";

/** The script and the style of every page. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

const notice = `Contains Preact (MIT, Jason Miller), dagre and graphlib (MIT, Chris Pettitt) and parts of D3 (ISC, Mike Bostock).`;

/**
 * Renders a page as one file that needs nothing else. Its policy forbids every request and every script and style but its own.
 * https://www.w3.org/TR/CSP3/
 */
export function pageDocument(title: string, data: PageData, { script, style }: PageAssets): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${asText(title)}</title>
<style>${style}</style>
</head>
<body>
<!-- ${notice} -->
<div id="page"><p class="loading">This page needs JavaScript. Its scripts are part of this file.</p></div>
<script type="application/json" id="data">${embeddedJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Writes a value as JSON that is safe inside a script element: it can neither end the element nor a line. */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function hashOf(content: string): string {
  return `'sha256-${createHash("sha256").update(content, "utf8").digest("base64")}'`;
}

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
